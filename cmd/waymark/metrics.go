package main

import (
	"context"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"waymark/bot"
)

// metrics counts what happens. No label says anything about a person: labels are channels, outcomes, topics and
// codes, never words or numbers.
type metrics struct {
	registry   *prometheus.Registry
	messages   *prometheus.CounterVec
	parts      *prometheus.CounterVec
	answers    *prometheus.CounterVec
	seconds    prometheus.Histogram
	rejected   *prometheus.CounterVec
	failures   *prometheus.CounterVec
	records    *prometheus.GaugeVec
	overdue    *prometheus.GaugeVec
	loaded     prometheus.Gauge
	reloadFail prometheus.Gauge
	build      *prometheus.GaugeVec
}

func newMetrics() *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		messages: counter("waymark_messages_total", "Messages by channel and what became of them.", "channel", "outcome"),
		parts:    counter("waymark_reply_parts_total", "Parts of texts sent, by alphabet.", "encoding"),
		answers:  counter("waymark_answers_total", "Answers by topic and by how sure it was.", "topic", "confidence"),
		seconds: prometheus.NewHistogram(prometheus.HistogramOpts{Name: "waymark_answer_seconds",
			Help: "How long an answer takes.", Buckets: prometheus.ExponentialBuckets(0.0001, 2.5, 12)}),
		rejected:   counter("waymark_webhooks_rejected_total", "Webhooks refused, by channel and reason.", "channel", "reason"),
		failures:   counter("waymark_send_failures_total", "Replies the network did not deliver, by its code.", "code"),
		records:    gauges("waymark_knowledge_records", "Records of the base in use, by kind.", "kind"),
		overdue:    gauges("waymark_knowledge_overdue", "Records whose check is overdue, by kind.", "kind"),
		loaded:     gauge("waymark_knowledge_loaded_timestamp_seconds", "When the base in use was loaded."),
		reloadFail: gauge("waymark_knowledge_reload_failed", "1 when a changed base could not be used and the last good one stays."),
		build:      gauges("waymark_build_info", "The program and the base in use; always 1.", "version", "go", "base"),
	}
	m.registry.MustRegister(m.messages, m.parts, m.answers, m.seconds, m.rejected, m.failures, m.records, m.overdue,
		m.loaded, m.reloadFail, m.build, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

func counter(name, help string, labels ...string) *prometheus.CounterVec {
	return prometheus.NewCounterVec(prometheus.CounterOpts{Name: name, Help: help}, labels)
}

func gauges(name, help string, labels ...string) *prometheus.GaugeVec {
	return prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: name, Help: help}, labels)
}

func gauge(name, help string) prometheus.Gauge {
	return prometheus.NewGauge(prometheus.GaugeOpts{Name: name, Help: help})
}

func (m *metrics) page() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}

// Message counts a message by what became of it.
func (m *metrics) Message(channel bot.Channel, outcome string) {
	m.messages.WithLabelValues(string(channel), outcome).Inc()
}

// Parts counts parts sent by alphabet.
func (m *metrics) Parts(encoding string, parts int) {
	m.parts.WithLabelValues(encoding).Add(float64(parts))
}

// Rejected counts a webhook that was refused.
func (m *metrics) Rejected(channel bot.Channel, reason string) {
	m.rejected.WithLabelValues(string(channel), reason).Inc()
}

// SendFailure counts a reply that was not delivered.
func (m *metrics) SendFailure(code string) { m.failures.WithLabelValues(code).Inc() }

// answered counts one answer of the bot.
func (m *metrics) answered(e bot.Event) {
	topic := string(e.Topic)
	if topic == "" {
		topic = "none"
	}
	m.answers.WithLabelValues(topic, string(e.Outcome)).Inc()
}

// use tells which base is in use.
func (m *metrics) use(b *loadedBase, at time.Time) {
	for kind, n := range records(b.brain.Base()) {
		m.records.WithLabelValues(kind).Set(float64(n))
	}
	for kind, n := range b.overdue {
		m.overdue.WithLabelValues(kind).Set(float64(n))
	}
	m.build.Reset()
	m.build.WithLabelValues(b.about.Version, b.about.Go, b.about.Base).Set(1)
	m.loaded.Set(float64(at.Unix()))
	m.reloadFail.Set(0)
}

// timed is a bot whose answers are timed.
type timed struct {
	bot     *bot.Bot
	seconds prometheus.Observer
}

// Answer implements the Answerer of every channel.
func (t timed) Answer(ctx context.Context, m bot.Message) bot.Reply {
	began := time.Now()
	defer func() { t.seconds.Observe(time.Since(began).Seconds()) }()
	return t.bot.Answer(ctx, m)
}
