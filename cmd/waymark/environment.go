package main

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"waymark/knowledge"
)

// variablePrefix begins every variable that is ours.
const variablePrefix = "WAYMARK_"

// variable is one setting as the environment names it.
type variable struct {
	name  string // WAYMARK_SMS_NUMBER
	key   string // sms.number
	about string
	words []string      // the only ones allowed; nil: any
	value reflect.Value // of the setting
}

// variables gives every setting in the order of the file.
func (s *settings) variables() []variable { return variablesOf(reflect.ValueOf(s).Elem(), "") }

func variablesOf(v reflect.Value, group string) []variable {
	var all []variable
	for i := range v.NumField() {
		tag := v.Type().Field(i).Tag
		name, _, _ := strings.Cut(tag.Get("yaml"), ",")
		key := group + name
		if v.Field(i).Kind() == reflect.Struct {
			all = append(all, variablesOf(v.Field(i), key+".")...)
			continue
		}
		one := variable{key: key, about: tag.Get("about"), value: v.Field(i)}
		one.name = variablePrefix + strings.ToUpper(strings.ReplaceAll(key, ".", "_"))
		if words := tag.Get("words"); words != "" {
			one.words = strings.Split(words, "|")
		}
		if one.value.Kind() == reflect.Bool {
			one.words = []string{"yes", "no", "true", "false"}
		}
		all = append(all, one)
	}
	return all
}

func cutVariable(written string) (name, value string) {
	name, value, _ = strings.Cut(written, "=")
	return name, value
}

// readEnvironment takes what the variables say. An empty one is as good as none.
func (s *settings) readEnvironment(environ []string) error {
	all := s.variables()
	names := make([]string, len(all))
	for i, v := range all {
		names[i] = v.name
	}
	var errs []error
	for _, written := range environ {
		name, value := cutVariable(written)
		if !strings.HasPrefix(name, variablePrefix) {
			continue
		}
		i := slices.Index(names, name)
		if i < 0 {
			errs = append(errs, fmt.Errorf("%s is not a known variable. %s", name, knowledge.DidYouMean(name, names)))
			continue
		}
		errs = append(errs, all[i].set(value))
	}
	return errors.Join(errs...)
}

func (v variable) set(text string) error {
	switch {
	case text == "":
		return nil
	case v.words != nil && !slices.Contains(v.words, text):
		return fmt.Errorf("%s cannot be %q. %s", v.name, text, knowledge.DidYouMean(text, v.words))
	case v.value.Kind() == reflect.Bool:
		v.value.SetBool(text == "yes" || text == "true")
	default:
		v.value.SetString(text)
	}
	return nil
}
