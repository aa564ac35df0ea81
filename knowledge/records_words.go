package knowledge

// Language is a language people write in or a service answers in.
type Language struct {
	Code      string   `yaml:"code"`          // BCP 47
	Name      string   `yaml:"name"`          // in English, as said to a helpline
	Own       string   `yaml:"own"`           // in itself
	Menu      string   `yaml:"menu,optional"` // the word a texter sends to choose it
	Also      []string `yaml:"also,optional"` // other words taken for the choice
	Romanised bool     `yaml:"romanised,optional"`
}

// Replies are the sentences the bot can say in one language, by situation or topic id. Templates hold fields in
// braces; bot fills them from records and from nothing else (S5).
type Replies struct {
	Language  string           `yaml:"language"`
	Confirmed string           `yaml:"confirmed,optional"` // the translator who signed; "not yet"; empty for English
	Sensitive []string         `yaml:"sensitive,optional"` // never among the first words on a locked screen; a star is any ending (S10)
	Of        map[string]Reply `yaml:"replies"`

	origin origin
}

// Reply is one sentence pattern.
type Reply struct {
	Text    string `yaml:"text"`
	English string `yaml:"english,optional"` // for a translation: the fingerprint of the English it was made from (S38)
}

// Lexicon is the reviewed safety knowledge of one urgency: patterns, the messages that must fire and the benign
// ones that must not (S27). Package bot/safety says how sets, patterns and unless are written.
type Lexicon struct {
	ID       string              `yaml:"id"`
	Harm     int                 `yaml:"harm,optional"` // see [Topic.Harm]
	Sets     map[string][]string `yaml:"sets,optional"` // named sets of words, for the patterns of this lexicon
	Patterns []string            `yaml:"patterns"`
	Unless   []string            `yaml:"unless,optional"`
	MustFire []Phrase            `yaml:"must_fire"`
	Traps    []Phrase            `yaml:"traps"`

	origin origin
}

func (l *Lexicon) weight() int { return max(1, l.Harm) }
