package main

import (
	"fmt"
	"slices"

	"waymark/bot/safety"
	"waymark/knowledge"
)

// alarms counts the messages of one lexicon.
type alarms struct {
	fires    func(safety.Reading) bool
	mustFire knowledge.Share // that fired
	traps    knowledge.Share // that fired, and should not
}

// measureSafety reads the messages of each voice of the safety lexicons with what the other voices taught. The
// reviewed rules are kept: people wrote them knowing all the voices.
func measureSafety(base *knowledge.Base, e *knowledge.Evaluation) error {
	of := map[string]*alarms{
		"danger":  {fires: func(r safety.Reading) bool { return r.Danger }},
		"suicide": {fires: func(r safety.Reading) bool { return r.Suicide }},
	}
	for _, voice := range safetyVoices(base.Lexicons) {
		less := withoutVoice(base, voice)
		if err := less.Train(); err != nil {
			return fmt.Errorf("learn danger without the voice %q: %w", voice, err)
		}
		reader, err := safety.New(less)
		if err != nil {
			return fmt.Errorf("read danger without the voice %q: %w", voice, err)
		}
		for _, l := range base.Lexicons {
			if a := of[l.ID]; a != nil {
				a.count(reader, l, voice)
			}
		}
	}
	e.Danger, e.DangerFalseAlarm = &of["danger"].mustFire, &of["danger"].traps
	e.Suicide, e.SuicideFalseAlarm = &of["suicide"].mustFire, &of["suicide"].traps
	return nil
}

func (a *alarms) count(reader *safety.Reader, l *knowledge.Lexicon, voice string) {
	for _, said := range l.MustFire {
		if said.Voice == voice {
			a.mustFire.Count(a.fires(reader.Read(said.Say)))
		}
	}
	for _, said := range l.Traps {
		if said.Voice == voice {
			a.traps.Count(a.fires(reader.Read(said.Say)))
		}
	}
}

func safetyVoices(lexicons []*knowledge.Lexicon) []string {
	var all []string
	for _, l := range lexicons {
		for _, said := range slices.Concat(l.MustFire, l.Traps) {
			all = append(all, said.Voice)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// withoutVoice gives the base as if nobody with this voice had ever said anything.
func withoutVoice(base *knowledge.Base, voice string) *knowledge.Base {
	spoken := func(p knowledge.Phrase) bool { return p.Voice == voice }
	less := *base
	less.Lexicons = nil
	for _, l := range base.Lexicons {
		quieter := *l
		quieter.MustFire = slices.DeleteFunc(slices.Clone(l.MustFire), spoken)
		quieter.Traps = slices.DeleteFunc(slices.Clone(l.Traps), spoken)
		less.Lexicons = append(less.Lexicons, &quieter)
	}
	less.Topics = nil
	for _, t := range base.Topics {
		quieter := *t
		quieter.PeopleSay = slices.DeleteFunc(slices.Clone(t.PeopleSay), spoken)
		less.Topics = append(less.Topics, &quieter)
	}
	less.OutOfScope = slices.DeleteFunc(slices.Clone(base.OutOfScope), spoken)
	return &less
}
