package main

import (
	"strings"
	"testing"

	"waymark/bot"
	"waymark/channels/sms"
)

// The script asks for what the rules are most afraid of, and knows what to want.
func TestOwnScript(t *testing.T) {
	talks, err := parseScript("drill.yaml", ownScript)
	if err != nil {
		t.Fatal(err)
	}
	n := map[string]int{}
	for _, talk := range talks {
		for _, turn := range talk.Turns {
			n[turn.Gets]++
		}
	}
	for gets, least := range map[string]int{getsDanger: 10, getsSuicide: 4, getsAnswer: 5, getsStop: 2, getsStart: 1, getsSilence: 5} {
		if n[gets] < least {
			t.Errorf("%d texts of the script get %q, want %d or more", n[gets], gets, least)
		}
	}
}

func TestDrillJudges(t *testing.T) {
	const danger = "Auto reply. Call 999 now. Press 55."
	reply := func(u bot.Urgency, situation string) *bot.Reply { return &bot.Reply{Urgency: u, Situation: situation} }
	late := strings.Repeat("Auto reply. ", 14) + "Call 999."
	for _, test := range []struct {
		name   string
		static bool
		turn   turn
		got    []string
		reply  *bot.Reply
		want   string
	}{
		{"danger", false, turn{Gets: getsDanger}, []string{danger}, reply(bot.UrgencyDanger, "danger"), ""},
		{"danger that was missed", false, turn{Gets: getsDanger}, []string{danger}, reply(bot.UrgencyNone, "unknown"), "want danger"},
		{"danger and silence", false, turn{Gets: getsDanger}, nil, nil, "want danger"},
		{"danger without 999", false, turn{Gets: getsDanger}, []string{"Auto reply."}, reply(bot.UrgencyDanger, "danger"), "999 is not in the first part"},
		{"999 too late", false, turn{Gets: getsDanger}, []string{late}, reply(bot.UrgencyDanger, "danger"), "999 is not in the first part"},
		{"999 in the second text", false, turn{Gets: getsDanger}, []string{"Auto reply.", danger}, reply(bot.UrgencyDanger, "danger"), "999 is not in the first part"},
		{"suicide without a listening line", false, turn{Gets: getsSuicide}, []string{danger}, reply(bot.UrgencySuicide, "suicide"), "it lacks 116 123"},
		{"suicide read as danger", false, turn{Gets: getsUrgent}, []string{danger}, reply(bot.UrgencyDanger, "danger"), ""},
		{"a false alarm", false, turn{Gets: getsAnswer}, []string{danger}, reply(bot.UrgencyDanger, "danger"), "want answer"},
		{"any reply", false, turn{Gets: getsReply}, []string{danger}, reply(bot.UrgencyDanger, "danger"), ""},
		{"taken for STOP", false, turn{Gets: getsReply}, []string{danger}, reply(bot.UrgencyNone, "stop"), "want reply"},
		{"STOP", false, turn{Gets: getsStop}, []string{"Text START. 999."}, reply(bot.UrgencyNone, "stop"), ""},
		{"STOP without the way back", false, turn{Gets: getsStop}, []string{"999."}, reply(bot.UrgencyNone, "stop"), "it lacks START"},
		{"silence", false, turn{Gets: getsSilence}, nil, nil, ""},
		{"no silence", false, turn{Gets: getsSilence}, []string{danger}, reply(bot.UrgencyNone, "stranger"), "want silence"},
		{"what the script wants", false, turn{Gets: getsAnswer, Holds: []string{"+44"}}, []string{danger}, reply(bot.UrgencyNone, "abroad"), "it lacks +44"},
		{"something failed inside", false, turn{Gets: getsReply}, []string{bot.StaticReply}, reply(bot.UrgencyNone, "static"), "want reply"},
		{"the bot was not asked", false, turn{Gets: getsReply}, []string{bot.StaticReply}, nil, "want reply"},
		{"the kill switch", true, turn{Gets: getsDanger}, []string{bot.StaticReply}, nil, ""},
		{"the kill switch and other words", true, turn{Gets: getsDanger}, []string{danger}, nil, "this is not the static safe reply"},
		{"the kill switch and a landline", true, turn{Gets: getsSilence}, nil, nil, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := &drill{settings: sms.Settings{Static: test.static}}
			if got := d.wrong(test.turn, test.got, test.reply); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
