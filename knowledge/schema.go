package knowledge

import (
	_ "embed"
	"encoding/json"
	"path"
	"reflect"
	"strings"
)

//go:embed schema.txt
var schemaWords string

// Schemas gives a JSON Schema (draft 7) for each kind of file, by file name: editors complete and explain with them.
// They come from the structs the loader fills, from schema.txt, and from the ids of the base.
func Schemas(b *Base) map[string][]byte {
	m := schemaMaker{layouts: layouts{}, words: readSchemaWords(), ids: idsOf(b)}
	out := map[string][]byte{}
	for _, s := range shelves() {
		m.layouts.add(s.record)
		root := m.object(s.record)
		root["$schema"] = "http://json-schema.org/draft-07/schema#"
		root["title"] = "Waymark: a " + s.kind
		text, err := json.MarshalIndent(root, "", " ")
		if err != nil {
			panic("knowledge: a schema holds only words: " + err.Error())
		}
		out[s.schemaName()] = append(text, '\n')
	}
	return out
}

// schemaName is "service.json" for the folder of services and "areas.json" for areas.yaml.
func (s shelf) schemaName() string {
	if !s.perFile {
		return strings.TrimSuffix(path.Base(s.path), ".yaml") + ".json"
	}
	words := strings.Fields(s.kind)
	return words[len(words)-1] + ".json"
}

// schema is a JSON Schema, or a part of one.
type schema map[string]any

type schemaMaker struct {
	layouts layouts
	words   map[string]fieldWords
	ids     map[reflect.Type][]string
}

// fieldWords is a line of schema.txt.
type fieldWords struct {
	text     string
	examples []string
}

func readSchemaWords() map[string]fieldWords {
	words := map[string]fieldWords{}
	for line := range strings.Lines(schemaWords) {
		key, rest, found := strings.Cut(strings.TrimSpace(line), "  ")
		if !found || strings.HasPrefix(line, "#") {
			continue
		}
		text, examples, _ := strings.Cut(strings.TrimSpace(rest), "e.g. ")
		w := fieldWords{text: strings.TrimSpace(text)}
		if examples != "" {
			w.examples = strings.Split(examples, " | ")
		}
		words[key] = w
	}
	return words
}

func idsOf(b *Base) map[reflect.Type][]string {
	ids := map[reflect.Type][]string{}
	for _, s := range b.Services {
		ids[reflect.TypeFor[ServiceID]()] = append(ids[reflect.TypeFor[ServiceID]()], string(s.ID))
	}
	for _, t := range b.Topics {
		ids[reflect.TypeFor[TopicID]()] = append(ids[reflect.TypeFor[TopicID]()], string(t.ID))
	}
	for _, a := range b.Areas {
		ids[reflect.TypeFor[AreaID]()] = append(ids[reflect.TypeFor[AreaID]()], string(a.ID))
	}
	return ids
}

func (m schemaMaker) object(t reflect.Type) schema {
	properties, required := schema{}, []string{}
	for _, f := range m.layouts[t] {
		properties[f.key] = m.field(t, f)
		if !f.optional {
			required = append(required, f.key)
		}
	}
	return schema{"type": "object", "additionalProperties": false, "properties": properties, "required": required}
}

func (m schemaMaker) field(owner reflect.Type, f field) schema {
	name := lowerName(owner) + "." + f.key
	t := owner.Field(f.index).Type
	out := m.value(t, m.only(name, t, f))
	if words := m.words[name]; words.text != "" || words.examples != nil {
		out["description"] = strings.TrimSpace(words.text + " " + m.exampleWords(words.examples))
		if words.examples != nil {
			out["examples"] = words.examples
		}
	}
	return out
}

func (m schemaMaker) exampleWords(examples []string) string {
	if len(examples) == 0 {
		return ""
	}
	return "Examples: " + strings.Join(examples, "   ")
}

// only gives the schema of a field that holds fixed words or an id, nil for any other.
func (m schemaMaker) only(name string, t reflect.Type, f field) schema {
	words := f.words
	if t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if ids := m.ids[t]; words == nil && f.key != "id" {
		words = ids
	}
	if words == nil {
		return nil
	}
	out, said, told := schema{"type": "string", "enum": words}, make([]string, len(words)), false
	for i, word := range words {
		said[i] = m.words[name+"="+word].text
		told = told || said[i] != ""
	}
	if told {
		out["enumDescriptions"] = said
	}
	return out
}

// value gives the schema of a type; only stands for the text inside it, when that is not any.
func (m schemaMaker) value(t reflect.Type, only schema) schema {
	text := schema{"type": []string{"string", "number", "boolean"}}
	switch t {
	case reflect.TypeFor[Date]():
		return schema{"type": []string{"string", "integer"}, "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}
	case reflect.TypeFor[Phone]():
		return schema{"type": "string", "pattern": "^[+0-9][0-9 ()-]*$"}
	case reflect.TypeFor[Ages]():
		return schema{"type": "string", "pattern": "^(any|under [0-9]+|[0-9]+ and (under|over)|[0-9]+ to [0-9]+)$"}
	case reflect.TypeFor[Hours]():
		return schema{"type": "string"}
	case reflect.TypeFor[Checked]():
		return schema{"anyOf": []schema{{"const": notYet}, m.object(t)}}
	case reflect.TypeFor[Reply]():
		return schema{"anyOf": []schema{text, m.object(t)}}
	case reflect.TypeFor[[]Phrase]():
		return m.phrases(text)
	}
	switch t.Kind() {
	case reflect.Struct:
		return m.object(t)
	case reflect.Slice:
		return schema{"type": "array", "items": m.value(t.Elem(), only)}
	case reflect.Map:
		return schema{"type": "object", "additionalProperties": m.value(t.Elem(), nil)}
	case reflect.Bool:
		return schema{"enum": []any{true, false, "yes", "no"}}
	case reflect.Int:
		return schema{"type": "integer", "minimum": 0}
	}
	if only != nil {
		return only
	}
	return text
}

func (m schemaMaker) phrases(text schema) schema {
	confirmed := schema{"type": "object", "additionalProperties": false, "required": []string{"say", "confirmed"},
		"properties": schema{"say": text, "confirmed": text}}
	list := schema{"type": "array", "items": schema{"anyOf": []schema{text, confirmed}}}
	return schema{"anyOf": []schema{{"type": "object", "additionalProperties": list}, list}}
}

// lowerName is how schema.txt writes the name of a struct.
func lowerName(t reflect.Type) string { return strings.ToLower(t.Name()) }
