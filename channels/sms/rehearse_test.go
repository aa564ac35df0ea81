package sms

import (
	"context"
	"slices"
	"testing"

	"waymark/bot"
	"waymark/channels/channeltest"
)

// A rehearsed text takes the way of a real one: signature, screen, bot, TwiML.
func TestRehearsal(t *testing.T) {
	for _, test := range []struct {
		name  string
		text  Rehearsed
		says  []string
		asked int
		want  []string
	}{
		{"an answer", Rehearsed{From: number(1), Words: "help + me & you"}, []string{"One & two.", "Three."}, 1, []string{"One & two.", "Three."}},
		{"silence of the bot", Rehearsed{From: number(1), Words: "stop"}, nil, 1, nil},
		{"a landline", Rehearsed{From: "+441632960001", Words: "help"}, []string{okReply}, 0, nil},
		{"another network", Rehearsed{From: "whatsapp:" + number(1), Words: "help"}, []string{okReply}, 0, nil},
		{"answered by Twilio", Rehearsed{From: number(1), Words: "stop", Marked: "STOP"}, []string{okReply}, 1, nil},
		{"a picture", Rehearsed{From: number(1), Media: 1}, []string{okReply}, 1, []string{okReply}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var asked []bot.Message
			var logs channeltest.Logs
			r, err := NewRehearsal(testSettings(), answering(func(_ context.Context, m bot.Message) bot.Reply {
				asked = append(asked, m)
				return bot.Reply{Texts: test.says}
			}), logs.Logger())
			if err != nil {
				t.Fatal(err)
			}
			got, err := r.Text(t.Context(), test.text)
			if err != nil || !slices.Equal(got, test.want) || len(asked) != test.asked {
				t.Errorf("got %q (%v), the bot was asked %d times; want %q and %d", got, err, len(asked), test.want, test.asked)
			}
			if len(asked) == 1 && test.text.Marked == "" && (string(asked[0].Words) != test.text.Words || asked[0].Media != test.text.Media) {
				t.Error("the bot was asked something else")
			}
		})
	}
}

func TestRehearsalRefusesWhatTheLineRefuses(t *testing.T) {
	var logs channeltest.Logs
	if _, err := NewRehearsal(Settings{}, answering(nil), logs.Logger()); err == nil {
		t.Error("a line without settings is rehearsed")
	}
	r, err := NewRehearsal(testSettings(), answering(func(context.Context, bot.Message) bot.Reply { panic("no") }), logs.Logger())
	if err != nil {
		t.Fatal(err)
	}
	if got, err := r.Text(t.Context(), Rehearsed{From: number(1)}); err != nil || !slices.Equal(got, []string{bot.StaticReply}) {
		t.Errorf("a bot that panics gives %q (%v), not the static safe reply", got, err)
	}
}
