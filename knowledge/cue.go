package knowledge

import "maps"

// cueReader reads from a message what it lets be known about the person and the moment, beside the topic.
type cueReader struct {
	words phrases[Cue]
}

func newCueReader(records []CueWords) cueReader {
	var r cueReader
	for _, c := range records {
		r.words.add(c.Cue, false, c.Words...)
		r.words.add(c.Cue, true, c.NotThis...)
	}
	return r
}

// in gives the cues of the words: those of the records, and what an age tells. A professional always asks for
// somebody else.
func (r cueReader) in(words []string) map[Cue]bool {
	cues := map[Cue]bool{}
	for _, h := range r.words.in(words) {
		cues[h.means] = true
	}
	maps.Copy(cues, ageCues(words))
	if cues[CueProfessional] {
		cues[CueSomebodyElse] = true
	}
	return cues
}
