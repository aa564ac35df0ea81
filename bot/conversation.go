package bot

import (
	"context"
	"reflect"
	"slices"
	"time"

	"waymark/knowledge"
)

// SessionLength is how long a conversation is remembered after the last text (S20).
const SessionLength = 15 * time.Minute

// Conversation is the little that is remembered between two texts: which menu was shown and what has been named.
// It never holds words or numbers of a person. The zero value is a conversation that has not begun.
type Conversation struct {
	Menu     Menu                  `json:"menu,omitempty"`     // the last one sent; a digit answers this one only
	Choices  []knowledge.TopicID   `json:"choices,omitempty"`  // what the digits of MenuTopics mean
	Topics   []knowledge.TopicID   `json:"topics,omitempty"`   // what the last answer was about
	Cues     []knowledge.Cue       `json:"cues,omitempty"`     // that were read with them
	Named    []knowledge.ServiceID `json:"named,omitempty"`    // already sent, so that MORE goes on
	Places   []knowledge.AreaID    `json:"places,omitempty"`   // councils, never the words
	Language string                `json:"language,omitempty"` // BCP 47, chosen by name or written in script
	Written  bool                  `json:"written,omitempty"`  // it is that of a message, not chosen by name
	Opened   bool                  `json:"opened,omitempty"`   // what is said once a session has been said
	Safe     bool                  `json:"safe,omitempty"`     // the advice on deleting has been given (S18)
	Unclear  int                   `json:"unclear,omitempty"`  // texts that were not understood
	Sent     int                   `json:"sent,omitempty"`     // replies so far
	Extra    []Urgency             `json:"extra,omitempty"`    // the danger and suicide replies beyond the limit (S36)
	Answered []Answered            `json:"answered,omitempty"` // so that a repeat gets the same reply
}

// Menu names the menu that is open.
type Menu string

// The menus there are.
const (
	MenuNone    Menu = ""
	MenuTopics  Menu = "topics"  // two or three topics, of a message that could mean each
	MenuGeneral Menu = "general" // home, followed, attack, rights
	MenuRights  Menu = "rights"  // 1 to 12
	MenuPlace   Menu = "place"   // a town or the first part of a postcode
)

// Answered is one message that was answered: what is needed to give the same reply again, and nothing of its words.
type Answered struct {
	ID     string        `json:"id"` // keyed hash of the carrier's id
	At     time.Time     `json:"at"`
	Before *Conversation `json:"before,omitempty"` // as it was when the message came, without Answered; nil: not begun
	Start  bool          `json:"start,omitempty"`  // it was YES, and meant START

	Service knowledge.ServiceID `json:"service,omitempty"` // of the code that was read out
}

// before gives the conversation as it was when the message came.
func (a Answered) before() Conversation {
	if a.Before == nil {
		return Conversation{}
	}
	return *a.Before
}

// forget ends what was said: whoever holds the phone now learns nothing of it (S12). The counts stay.
func (c Conversation) forget() Conversation {
	return Conversation{Safe: c.Safe, Unclear: c.Unclear, Sent: c.Sent, Extra: c.Extra, Answered: c.Answered}
}

// name adds services to those already sent. The list is not shared with the conversation it came from.
func (c *Conversation) name(ids ...knowledge.ServiceID) {
	named := slices.Clone(c.Named)
	for _, id := range ids {
		if !slices.Contains(named, id) {
			named = append(named, id)
		}
	}
	c.Named = named
}

// isNew reports whether nothing is remembered yet. Most people text once: what is new takes no room in a [Memory].
func (c Conversation) isNew() bool { return reflect.ValueOf(c).IsZero() }

// cue reports whether something was read about the person earlier in this conversation.
func (c Conversation) cue(cue knowledge.Cue) bool { return slices.Contains(c.Cues, cue) }

// Conversations remembers conversations between two texts. Keys are keyed hashes. It is implemented by [Memory] and
// by the store, and may be used by many goroutines at once.
type Conversations interface {
	// Load gives the conversation saved under the key, unless its time is over.
	Load(ctx context.Context, key string, now time.Time) (c Conversation, ok bool, err error)
	// Save keeps the conversation until the given moment, in the place of what stood under the key.
	Save(ctx context.Context, key string, c Conversation, until time.Time) error
}
