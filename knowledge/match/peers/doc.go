// Command peers asks other people's matchers what knowledge/match is asked: the same examples, the same messages, one run,
// one table.
//
// It is a module of its own, so that nothing it needs becomes part of Waymark.
//
// Reading order: set.go (what is learned and asked), peer.go (what a peer is and how it is measured), then one file a peer
// (waymark.go, bleve.go, fuzzy.go, node.go with peers.mjs), table.go, main.go.
package main
