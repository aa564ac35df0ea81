package slack

import (
	"strings"
	"unicode/utf8"

	"github.com/slack-go/slack"
)

// Outcomes that the bot does not decide.
const (
	outcomeHelp    = "help"
	outcomeService = "service"
	outcomeOpen    = "open"
	outcomeFailed  = "failed"
)

// ephemeral messages are seen by the asker only, and are not kept by Slack.
const ephemeral = slack.ResponseTypeEphemeral

// message is the answer to a command as Slack reads it.
type message struct {
	ResponseType string        `json:"response_type"`
	Text         string        `json:"text"` // what screen readers and notifications say
	Blocks       []slack.Block `json:"blocks,omitempty"`
	UnfurlLinks  bool          `json:"unfurl_links"` // never true
	UnfurlMedia  bool          `json:"unfurl_media"` // never true

	outcome string
}

// The limits of Block Kit that cards can come near, in code points, less than Slack's own so that a sign which Slack
// counts twice does no harm. Source: the comments of @slack/types 3.2.0.
const (
	mostBlocks  = 50
	longHeader  = 140
	longSection = 2900
	longField   = 1900
	mostFields  = 10
	mostContext = 10
)

// card is a message in the making, block by block. What its methods are given is mrkdwn unless they say otherwise:
// words of records go through [escape].
type card struct {
	outcome string
	text    string // plain
	blocks  []slack.Block
}

func (c *card) message() *message {
	return &message{
		ResponseType: ephemeral, Text: escape(c.text), Blocks: c.blocks[:min(len(c.blocks), mostBlocks)], outcome: c.outcome,
	}
}

// header takes plain words.
func (c *card) header(words string) {
	text := slack.NewTextBlockObject(slack.PlainTextType, clip(words, longHeader), false, false)
	c.blocks = append(c.blocks, slack.NewHeaderBlock(text))
}

func (c *card) divider() { c.blocks = append(c.blocks, slack.NewDividerBlock()) }

func (c *card) section(lines ...string) {
	c.blocks = append(c.blocks, slack.NewSectionBlock(mrkdwn(strings.Join(lines, "\n"), longSection), nil, nil))
}

// fields draws facts in two columns.
func (c *card) fields(facts ...fact) {
	var texts []*slack.TextBlockObject
	for _, f := range facts[:min(len(facts), mostFields)] {
		texts = append(texts, mrkdwn("*"+f.name+"*\n"+escape(f.says), longField))
	}
	c.blocks = append(c.blocks, slack.NewSectionBlock(nil, texts, nil))
}

// fact is a name and what stands under it, both plain.
type fact struct{ name, says string }

// context draws small print, one line each.
func (c *card) context(lines ...string) {
	var elements []slack.MixedElement
	for _, line := range lines[:min(len(lines), mostContext)] {
		elements = append(elements, mrkdwn(line, longSection))
	}
	if len(elements) > 0 {
		c.blocks = append(c.blocks, slack.NewContextBlock("", elements...))
	}
}

// list draws a heading and a line for each of the words, which are plain.
func (c *card) list(heading string, words []string) {
	if len(words) == 0 {
		return
	}
	lines := []string{"*" + heading + "*"}
	for _, w := range words {
		lines = append(lines, "• "+escape(w))
	}
	c.section(lines...)
}

// mrkdwn makes a text in which Slack looks for no addresses, channels or names.
func mrkdwn(text string, most int) *slack.TextBlockObject {
	return slack.NewTextBlockObject(slack.MarkdownType, clip(text, most), false, true)
}

// clip shortens a text to so many code points, at a space.
func clip(text string, most int) string {
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	short := string([]rune(text)[:most-1])
	if i := strings.LastIndexAny(short, " \n"); i > 0 {
		short = short[:i]
	}
	return short + "…"
}

// escape makes words of a record safe inside mrkdwn: Slack reads the first three signs as commands, the others as
// styles. Runs of white space, which YAML leaves at line ends, become one space.
func escape(words string) string { return escaped.Replace(strings.Join(strings.Fields(words), " ")) }

var (
	escaped  = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "*", "", "~", "", "`", "'")
	unescape = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&") // what Slack does to what is typed
)

// bold takes plain words.
func bold(words string) string { return "*" + escape(words) + "*" }
