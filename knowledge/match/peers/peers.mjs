// Asks one peer from npm: node peers.mjs PEER TRAIN.tsv ASKED.tsv ANSWERS.tsv
// TRAIN and ASKED hold label TAB text. ANSWERS begins with the seconds of training; then each asked message has a line:
// microseconds TAB score TAB up to three labels, best first, parted by tabs.
import { readFileSync, writeFileSync } from 'node:fs';
import { dockStart } from '@nlpjs/basic';
import MiniSearch from 'minisearch';

const outOfScope = 'oos';

// nlp.js for English, learning slower than it does by default and for so many rounds: with its defaults it stops early, and is
// right less often on CLINC150 (by 5 points) and BANKING77 (by 23). Its own label for what it should not answer is None, so
// out-of-scope examples are given to it as that.
async function nlpjs(train) {
  const learning = { className: 'NeuralNlu', log: false, learningRate: 0.02, iterations: 50 };
  const dock = await dockStart({
    settings: { nlp: { autoLoad: false, autoSave: false, languages: ['en'], nlu: { en: { default: learning } } } },
    use: ['Basic', 'LangEn'],
  });
  const nlp = dock.get('nlp');
  nlp.addLanguage('en');
  for (const { label, text } of train) nlp.addDocument('en', text, label === outOfScope ? 'None' : label);
  await nlp.train();
  return async (text) => {
    const { classifications } = await nlp.process('en', text);
    const ranked = classifications.filter(({ intent, score }) => intent !== 'None' && score > 0);
    return { score: ranked[0]?.score ?? 0, labels: ranked.map(({ intent }) => intent) };
  };
}

// MiniSearch with its defaults: any word of the message may hit, BM25+, no stemming. A label is ranked by its best example.
async function minisearch(train) {
  const index = new MiniSearch({ fields: ['text'], storeFields: ['label'] });
  index.addAll(train.filter(({ label }) => label !== outOfScope).map(({ label, text }, id) => ({ id, label, text })));
  return async (text) => {
    const hits = index.search(text);
    const labels = new Set();
    for (const { label } of hits) {
      labels.add(label);
      if (labels.size === 3) break;
    }
    return { score: hits[0]?.score ?? 0, labels: [...labels] };
  };
}

function read(file) {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => {
    const [label, text] = line.split('\t');
    return { label, text };
  });
}

const [name, trainFile, askedFile, answersFile] = process.argv.slice(2);
const learn = { nlpjs, minisearch }[name];
const train = read(trainFile);
const began = performance.now();
const ask = await learn(train);
const answers = [String((performance.now() - began) / 1000)];
for (const { text } of read(askedFile)) {
  const asked = performance.now();
  const { score, labels } = await ask(text);
  const took = (performance.now() - asked) * 1000;
  answers.push([took, score, ...labels.slice(0, 3)].join('\t'));
}
writeFileSync(answersFile, answers.join('\n') + '\n');
