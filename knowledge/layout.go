package knowledge

import (
	"reflect"
	"slices"
	"strings"
)

// field is one key that editors may write in a record. It comes from the struct tags of records.go:
//
//	`yaml:"key"`                     must be there
//	`yaml:"key,optional"`            may be left out
//	`yaml:"key" words:"one|two"`     holds one of these words
type field struct {
	key      string
	index    int
	optional bool
	words    []string // the only ones allowed; nil: any
}

// layout is what may stand in one kind of record, in the order of the struct.
type layout []field

func (l layout) find(key string) (field, bool) {
	i := slices.IndexFunc(l, func(f field) bool { return f.key == key })
	if i < 0 {
		return field{}, false
	}
	return l[i], true
}

func (l layout) keys() []string {
	keys := make([]string, len(l))
	for i, f := range l {
		keys[i] = f.key
	}
	return keys
}

// layouts holds the layout of each struct that can be reached from the records. It does not change once made.
type layouts map[reflect.Type]layout

// add reads the tags of t and of all that it holds.
func (ls layouts) add(t reflect.Type) {
	for t.Kind() == reflect.Slice || t.Kind() == reflect.Map {
		t = t.Elem()
	}
	if _, done := ls[t]; done || t.Kind() != reflect.Struct {
		return
	}
	l := layout{}
	ls[t] = l
	for i := range t.NumField() {
		tag, tagged := t.Field(i).Tag.Lookup("yaml")
		if !tagged {
			continue
		}
		key, option, _ := strings.Cut(tag, ",")
		l = append(l, field{key: key, index: i, optional: option == "optional", words: wordsFor(t.Field(i))})
		ls.add(t.Field(i).Type)
	}
	ls[t] = l
}

// wordsFor gives the only words a field may hold: those of its type, or of its tag.
func wordsFor(f reflect.StructField) []string {
	t := f.Type
	if t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	switch t {
	case reflect.TypeFor[Status]():
		return texts(StatusOpen, StatusPaused, StatusClosed)
	case reflect.TypeFor[Reach]():
		return texts(ReachRegional, ReachEngland, ReachEnglandAndWales, ReachEnglandWalesNI, ReachGreatBritain, ReachUK)
	case reflect.TypeFor[Who]():
		return texts(WhoSelf, WhoFriend, WhoProfessional, WhoCausingHarm)
	case reflect.TypeFor[Cost]():
		return texts(CostFree, CostLocal, CostStandard, CostChargeable, CostNotKnown)
	case reflect.TypeFor[Urgency]():
		return texts(UrgencyEmergency, UrgencyUrgent, UrgencyRoutine)
	case reflect.TypeFor[Cue]():
		return texts(CueUnder18, CueSomebodyElse, CueProfessional, CueGoingAbroad, CueAbroad, CueDangerNow, CueMan,
			CueWoman, CueLGBT, CueDeaf, CueDisabled, CueOlder, CueStudent, CueHurt)
	}
	if words := f.Tag.Get("words"); words != "" {
		return strings.Split(words, "|")
	}
	return nil
}

func texts[T ~string](words ...T) []string {
	out := make([]string, len(words))
	for i, word := range words {
		out[i] = string(word)
	}
	return out
}
