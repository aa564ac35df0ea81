package main

import (
	"waymark/bot/safety"
	"waymark/knowledge"
)

// urgentBy makes what hears danger and suicide with a base: the reader that answers people.
func urgentBy(base *knowledge.Base) (knowledge.Urgent, error) {
	reader, err := safety.New(base)
	if err != nil {
		return nil, err
	}
	return func(heard knowledge.Heard) (danger, suicide bool) {
		r := reader.ReadHeard(heard)
		return r.Danger, r.Suicide
	}, nil
}
