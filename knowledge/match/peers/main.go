package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"time"
)

// How many messages in scope the slower peers are asked, so that the whole run takes minutes.
const (
	slow    = 600
	slowest = 200
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, os.Args[1:])
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "peers:", err)
		os.Exit(1)
	}
}

// run asks every peer and prints the table.
func run(ctx context.Context, args []string) error {
	dir, err := os.Getwd()
	if err != nil {
		return err
	}
	flags := flag.NewFlagSet("peers", flag.ContinueOnError)
	var f files
	f.flags(flags, judges(dir))
	withNode := flags.Bool("node", true, "ask nlp.js and MiniSearch, which need Node")
	if err := flags.Parse(args); err != nil {
		return err
	}
	sets, err := f.read()
	if err != nil {
		return err
	}
	peers, versions := goPeers(), goVersions("github.com/blevesearch/bleve/v2", "github.com/sahilm/fuzzy")
	if *withNode {
		folder, err := here()
		if err != nil {
			return err
		}
		n, err := prepareNode(ctx, folder)
		if err != nil {
			return err
		}
		peers = append(peers, n.peers(ctx)...)
		versions = append(versions, "Node "+n.version, "nlp.js "+npmVersion("@nlpjs/basic"), "MiniSearch "+npmVersion("minisearch"))
	}
	rows, err := askAll(ctx, sets, peers)
	if err != nil {
		return err
	}
	return writeTable(os.Stdout, time.Now(), versions, rows)
}

// flags declares where the sets are; each lies in folder unless it is said otherwise.
func (f *files) flags(flags *flag.FlagSet, folder string) {
	for _, one := range []struct {
		at               *string
		name, path, what string
	}{
		{&f.clincTrain, "clinc-train", "clinc150/train.tsv", "CLINC150, learned from"},
		{&f.clincAsked, "clinc-asked", "clinc150/val.tsv", "CLINC150, asked"},
		{&f.banking, "banking", "banking77/train.tsv", "BANKING77, every fifth row asked"},
		{&f.hinglishTrain, "hinglish-train", "hinglish-top/train.tsv", "Hinglish-TOP, learned from"},
		{&f.hinglishAsked, "hinglish-asked", "hinglish-top/val.tsv", "Hinglish-TOP, asked"},
	} {
		flags.StringVar(one.at, one.name, filepath.Join(folder, one.path), one.what+": file of label TAB text")
	}
}

// goPeers are those that live in this program, ours first.
func goPeers() []peer {
	return []peer{
		{"**Waymark**", 0, timed(waymark)},
		{"bleve, best hit", 0, timed(bleveBest)},
		{"bleve, labels voted for", 0, timed(bleveVotes)},
		{"sahilm/fuzzy, whole", slowest, timed(fuzzyWhole)},
		{"sahilm/fuzzy, word by word", slow, timed(fuzzyWords)},
	}
}

// peers are those of peers.mjs.
func (n node) peers(ctx context.Context) []peer {
	return []peer{
		{"MiniSearch", slow, n.peer(ctx, "minisearch")},
		{"nlp.js", 0, n.peer(ctx, "nlpjs")},
	}
}

// askAll asks one peer after the other, so that none takes another's time, and says on standard error how far it is.
func askAll(ctx context.Context, sets []set, peers []peer) ([]row, error) {
	var rows []row
	for _, s := range sets {
		for _, p := range peers {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			fmt.Fprintf(os.Stderr, "%s: %s\n", s.name, p.name)
			asked := sample(s.asked, p.most)
			o, err := p.run(s.train, asked)
			if err != nil {
				return nil, fmt.Errorf("%s on %s: %w", p.name, s.name, err)
			}
			r := measure(asked, o)
			r.set, r.peer = s.name, p.name
			rows = append(rows, r)
		}
	}
	return rows, nil
}
