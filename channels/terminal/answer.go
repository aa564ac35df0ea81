package terminal

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"runtime"
	"time"

	"waymark/bot"
	"waymark/knowledge"
)

// answer is what one message gets, as programs read it. No list is ever null.
type answer struct {
	Outcome  bot.Outcome           `json:"outcome"`
	Urgency  bot.Urgency           `json:"urgency"`
	Topics   []topicScore          `json:"topics"` // best first, at most five
	Services []knowledge.ServiceID `json:"services"`
	Reply    []string              `json:"reply"` // one string a message; empty: silence
	Parts    int                   `json:"parts"`
	Lang     string                `json:"lang"` // BCP 47; "und" if not known
}

type topicScore struct {
	ID    knowledge.TopicID `json:"id"`
	Score float64           `json:"score"`
}

const mostTopics = 5

func answerOf(r bot.Reply) answer {
	a := answer{
		Outcome: r.Outcome, Urgency: r.Urgency, Topics: []topicScore{},
		Services: append([]knowledge.ServiceID{}, r.Services...), Reply: append([]string{}, r.Texts...),
		Parts: r.Parts, Lang: r.Language,
	}
	for _, t := range r.Topics[:min(len(r.Topics), mostTopics)] {
		a.Topics = append(a.Topics, topicScore{ID: t.ID, Score: math.Round(t.Score*1e4) / 1e4})
	}
	return a
}

// first gives the reply to a message of somebody who has never written.
func (t *Terminal) first(ctx context.Context, words string, at time.Time) bot.Reply {
	m := bot.Message{Channel: bot.ChannelTerminal, From: "new", Words: bot.Words(words), At: at}
	return bot.New(t.Brain, bot.Options{}).Answer(ctx, m)
}

func (t *Terminal) json(ctx context.Context, words string, at time.Time) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(answerOf(t.first(ctx, words, at))); err != nil {
		panic("terminal: an answer holds only words and numbers: " + err.Error())
	}
	return b.Bytes()
}

// AskJSON prints the answer to one message as an object in one line.
func (t *Terminal) AskJSON(ctx context.Context, words string, at time.Time) {
	t.print(string(t.json(ctx, words, at)))
}

// largestLine is how long one message may be, in bytes.
const largestLine = 1 << 20

// AskLines reads one message a line, each from a new person, and prints one answer a line in the same order. An
// empty line is an empty text. What is ready is printed at once when no more messages wait.
func (t *Terminal) AskLines(ctx context.Context, in io.Reader, at time.Time) error {
	type asked struct {
		words  string
		answer chan []byte
	}
	workers := runtime.GOMAXPROCS(0)
	work, order := make(chan asked, workers), make(chan chan []byte, 16*workers)
	for range workers {
		go func() {
			for a := range work {
				a.answer <- t.json(ctx, a.words, at)
			}
		}()
	}
	written := make(chan error, 1)
	go func() { written <- writeInOrder(t.Out, order) }()
	err := eachLine(in, func(line string) {
		a := asked{words: line, answer: make(chan []byte, 1)}
		order <- a.answer
		work <- a
	})
	close(work)
	close(order)
	return errors.Join(err, <-written)
}

func eachLine(in io.Reader, do func(string)) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, largestLine+len("\r\n")+1)
	n := 0
	for lines.Scan() {
		n++
		do(lines.Text())
	}
	if errors.Is(lines.Err(), bufio.ErrTooLong) {
		return fmt.Errorf("line %d is longer than 1 MiB; send each message on a line of its own", n+1)
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("read line %d: %w", n+1, err)
	}
	return nil
}

// writeInOrder writes the answers as they were asked for. After an error it goes on reading, so that nobody waits.
func writeInOrder(out io.Writer, order <-chan chan []byte) error {
	w := bufio.NewWriterSize(out, 1<<16)
	var errs error
	for next := range order {
		line := <-next
		if errs != nil {
			continue
		}
		if _, errs = w.Write(line); errs == nil && len(order) == 0 {
			errs = w.Flush()
		}
	}
	return errors.Join(errs, w.Flush())
}
