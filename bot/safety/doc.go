// Package safety says whether a message tells of danger or of suicide.
//
// It promises:
//   - two ways to see it, and either is enough: rules that people reviewed, and what the reviewed phrases taught
//     the base ([knowledge.Heard]), so that a new wording of an old danger is seen too. Only where what was taught is
//     all but certain of the contrary is a rule not believed;
//   - nothing overrides it: it answers for no topic, and a topic never makes a danger smaller;
//   - it remembers and repeats nothing: a [Reading] names a rule, never the words;
//   - any bytes give a reading.
//
// Everything it knows stands in the safety lexicons of the base (data/safety/*.yaml), so that an editor can change it.
//
// # How a lexicon is written
//
// Words are written as [match.Normalise] and [match.Words] give them: lower case, no accents, no apostrophes (he's is
// hes). From five letters on, a word of a message with one wrong, missing, added or swapped letter is read as the word
// of the pattern, unless people use it in messages that are not about danger; misspellings of shorter words are
// listed. Words written together (heskickingthedoor) are parted.
//
// sets gives words a name; a set may hold other sets (@kin). patterns fire; each is a name, then " > ", then places
// that the words of the message must fill one after the other:
//
//	kicking             this word
//	kicking|banging     one of these
//	in_the_house        these words together
//	kick*               a word that begins so
//	@they               one of the words of a set; also among alternatives: @they|nan
//	is?                 may be missing
//	.. or ..5           up to three, or up to five, words of any kind
//	now|$               one of these, or the end of the message
//	^ and $             first and last place: the beginning and the end of the message
//
// unless is written the same way and says why a pattern that stands in a message does not mean what it says: an
// idiom, a film, long ago, what if. The name decides what it undoes:
//
//	used-to > ...       undoes every pattern whose name does not end in !
//	story! > ...        undoes every pattern: only for what is hardly ever said in danger
//	door/idiom > ...    undoes the patterns named door, with ! or without; also door,stairs/idiom
//
// So a name that ends in ! says: of this very moment, however the rest of the message is put. A name with a colon
// (pl:knife) is of another language, and its words must be written exactly so. In the lexicon of suicide, rules whose
// name begins with other- are about somebody else, and the sets i and other tell who speaks of whom.
//
// must_fire and traps are the messages that must and must not fire: tests of the patterns, what the base learns from, and
// known by heart. The topic suicide-crisis tells of suicide too.
package safety
