package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"waymark/bot"
	"waymark/bot/store"
	"waymark/channels/slack"
	"waymark/channels/sms"
	"waymark/knowledge"
	"waymark/knowledge/hours"
)

func (v *visit) lookAtChannels(context.Context) {
	s := v.settings
	switch {
	case !s.SMS.Enabled && !s.Slack.Enabled:
		v.note(sms.Warn, "no channel is switched on", "set sms.enabled or slack.enabled")
	case s.SMS.Static:
		v.note(sms.Warn, "the kill switch is on: every text gets the static safe reply, and a STOP is not noted", "take sms.static away when the incident is over")
	default:
		v.note(sms.OK, "read without errors", "")
	}
}

func (v *visit) lookAtClock(context.Context) {
	v.note(sms.OK, v.p.now().In(hours.London()).Format("Europe/London, 2 Jan 2006 15:04 MST"), "")
}

// lookAtBase looks at the base as waymark check does.
func (v *visit) lookAtBase(context.Context) {
	const mend = "waymark check"
	fsys, err := files(v.settings.Knowledge)
	if err != nil {
		v.note(sms.Fail, err.Error(), "set knowledge to the folder with the base")
		return
	}
	problems, base, err := v.p.examine(fsys)
	switch {
	case err != nil:
		v.note(sms.Fail, err.Error(), mend)
		return
	case problems.Err() != nil || base == nil:
		v.note(sms.Fail, fmt.Sprintf("errors in the base: %d; it would not be served", graded(problems, knowledge.Error)), mend)
		return
	}
	v.note(sms.OK, fmt.Sprintf("%s; 0 errors, %d warnings", counts(base), graded(problems, knowledge.Warning)), "")
	late := base.Overdue(v.p.now())
	if n := late["service"] + late["right"]; n > 0 {
		v.note(sms.Warn, fmt.Sprintf("checks overdue: %d", n), mend)
	} else {
		v.note(sms.OK, "no check is overdue", "")
	}
	if n := unchecked(base); n > 0 {
		v.note(sms.Warn, fmt.Sprintf("%d services have numbers that no two people have checked", n), "ring them, and note it in their records: knowledge/README.md")
	}
	v.lookAtFallback(base)
}

// lookAtFallback looks at the words that go out when all else fails.
func (v *visit) lookAtFallback(base *knowledge.Base) {
	brain, err := bot.NewTestedBrain(base)
	if err == nil {
		_, err = sms.FallbackTwiML(brain.Static())
	}
	if err != nil {
		v.note(sms.Fail, err.Error(), "waymark check")
		return
	}
	v.note(sms.OK, "the static safe reply is one part in the plain alphabet", "")
}

func graded(problems knowledge.Problems, severity knowledge.Severity) (n int) {
	for _, p := range problems {
		if p.Severity == severity {
			n++
		}
	}
	return n
}

// unchecked counts the services that can be told to the public and that two people have not checked.
func unchecked(base *knowledge.Base) (n int) {
	for _, s := range base.Services {
		if s.Listable && len(s.Checked.By) < 2 {
			n++
		}
	}
	return n
}

// secretFile is a file that only this program should read.
type secretFile struct{ about, path string }

// lookAtSecrets looks at who can read the secrets.
func (v *visit) lookAtSecrets(context.Context) {
	s, good := v.settings, true
	wrong := func(mark sms.Mark, says, next string) { good = false; v.note(mark, says, next) }
	for _, f := range []secretFile{
		{"the auth token", s.SMS.TwilioAuthTokenFile}, {"the signing secret", s.Slack.SigningSecretFile}, {"the keys", s.SMS.keys(s.Store)},
	} {
		about, err := os.Stat(f.path)
		if f.path == "" || err != nil { // whether it must be there is another question
			continue
		}
		switch mode := about.Mode().Perm(); {
		case mode&0o007 != 0:
			wrong(sms.Fail, fmt.Sprintf("everybody on this computer can get at %s (%s, mode %04o)", f.about, f.path, mode), "chmod 600 "+f.path)
		case mode&0o070 != 0:
			wrong(sms.Warn, fmt.Sprintf("a whole group can get at %s (%s, mode %04o)", f.about, f.path, mode), "chmod 600 "+f.path+", unless the group is this program's own")
		}
	}
	if s.SMS.TwilioAuthToken != "" && s.SMS.TwilioAuthTokenFile == "" {
		wrong(sms.Warn, "the auth token stands in a setting", "prefer a file: sms.twilio_auth_token_file")
	}
	if s.Slack.SigningSecret != "" && s.Slack.SigningSecretFile == "" {
		wrong(sms.Warn, "the signing secret stands in a setting", "prefer a file: slack.signing_secret_file")
	}
	if good {
		v.note(sms.OK, "no secret is open to others", "")
	}
}

// lookAtStore opens the store, writes and finds the keys. It makes no file: whoever runs doctor may not be who serves.
func (v *visit) lookAtStore(ctx context.Context) {
	where := v.settings.Store
	switch {
	case where == "" && v.settings.SMS.Enabled:
		v.note(sms.Fail, "no store is set: who sent STOP is forgotten when the program stops", "set store to a file")
		return
	case where == "":
		v.note(skip, "no store is set, and texts are switched off", "")
		return
	case store.KeyFile(where) != "" && !exists(where):
		v.lookAtFolder(filepath.Dir(where))
		return
	}
	kept, err := store.Open(ctx, where, v.p.newLog(v.settings.Log))
	if err != nil {
		v.note(sms.Fail, err.Error(), "see bot/store/README.md")
		return
	}
	if err := kept.Try(ctx); err != nil {
		v.note(sms.Fail, err.Error(), "let this program write there, and look for a full disk")
	} else {
		v.note(sms.OK, "opens, writes, and its schema is up to date", "")
	}
	v.lookAtKeys(ctx, kept)
	if err := kept.Close(); err != nil {
		v.note(sms.Fail, "closing: "+err.Error(), "see bot/store/README.md")
	}
}

// lookAtKeys looks for the keys under which opt-outs are kept.
func (v *visit) lookAtKeys(ctx context.Context, kept *store.Store) {
	err := kept.TryKeys(ctx, v.settings.SMS.KeyFile, v.p.now())
	switch {
	case err == nil:
		v.note(sms.OK, "the keys of the opt-outs are there", "")
	case v.settings.SMS.KeyFile == "" && errors.Is(err, fs.ErrNotExist):
		v.note(sms.Warn, "there are no keys beside the store yet", "start waymark serve, which makes them, then run waymark doctor again")
	default:
		v.note(sms.Fail, err.Error(), "see bot/store/README.md")
	}
}

// lookAtFolder looks at where a store would be made.
func (v *visit) lookAtFolder(folder string) {
	about, err := os.Stat(folder)
	if err != nil || !about.IsDir() {
		v.note(sms.Fail, "the folder of the store is not there: "+folder, "make it, and let the program write there")
		return
	}
	v.note(sms.Warn, "there is no store yet, so writing to it was not tried", "start waymark serve, which makes it, then run waymark doctor again")
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return !errors.Is(err, fs.ErrNotExist)
}

func (v *visit) lookAtSlack(context.Context) {
	s := v.settings.Slack
	if !s.Enabled {
		v.note(skip, "switched off (slack.enabled)", "")
		return
	}
	_, err := slack.New(slack.Settings{SigningSecret: s.SigningSecret, Command: s.Command}, nil, v.p.newLog(v.settings.Log), nil)
	if err != nil {
		says, next, _ := strings.Cut(err.Error(), "; ")
		v.note(sms.Fail, says, cmp.Or(next, "channels/slack/README.md"))
		return
	}
	v.note(sms.OK, "the settings are good; what is set at Slack was not looked at", "")
}
