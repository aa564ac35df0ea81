package safety

import "waymark/knowledge"

// What phrases taught is heard as a probability, fitted on voices that were not heard before. Missing danger is worse
// than a false alarm, so one in eight is enough. A message in which an unless stands (a question, long ago, again and
// again) has to be twice as likely. Chosen on five writers who were kept back.
const (
	enough     = 0.12
	enoughCalm = 0.25
)

// doubted is how likely danger or suicide must be at least for a rule to be believed: words stand together by chance too,
// as in "jumped me by the canal". Of 640 messages of danger and suicide by voices that were not learned from, rules saw
// one that was less likely than this; of 600 that tell of neither, 25.
const doubted = 0.01

// few is how many words a message may have to need as much as a calm one: two words are like too many things, and so are
// words that are like none.
const few = 2

// keptWords is the name under which the words of ordinary messages are kept in the base.
const keptWords = "safety-words"

// KeepModels gives the files that keep what the reader learned, by their place in the folder of the base it was made of.
func (r *Reader) KeepModels(base *knowledge.Base) (map[string][]byte, error) {
	words, err := knowledge.Keep(r.vocabulary.known, ordinary(base))
	return map[string][]byte{knowledge.KeptFile(keptWords): words}, err
}
