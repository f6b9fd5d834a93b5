// Search in any spelling, by the tables the command line uses: a word is compared as written, in the nominative, by its sound, and by its bones.
const MARKS = /[\u0300-\u036f]/g;
const ABJAD = /[\u0590-\u06ff]/;
const letters = new Map([...Object.entries(page.sounds.other), ...Object.entries(page.sounds.letters)]);
const single = (text) => text.replace(/(.)\1+/gu, '$1');
const folded = (text) => text.normalize('NFKC').toLowerCase().normalize('NFKC').replace(/['’‘ʻʼ`´\u00ad\u200b-\u200f\u2060\ufeff]/g, '').replace(MARKS, '').replaceAll('\u0451', '\u0435');
const wordsIn = (text) => folded(text).split(/[^\p{L}\p{N}+]+/u).filter(Boolean);

function latin(word) {
  let text = [...word].map((letter) => letters.get(letter) ?? letter).join('');
  if (/[^ -~]/.test(text)) text = text.normalize('NFKD').replace(MARKS, '').replace(/[^ -~]/g, '');
  return text.toLowerCase();
}

function soundsOf(word) {
  let text = latin(word);
  for (const [group, sound] of page.sounds.groups) text = text.replaceAll(group, sound);
  let found = [text];
  for (const [letter, ways] of Object.entries(page.sounds.readings)) {
    if (text.includes(letter)) found = found.flatMap((each) => ways.map((way) => each.replaceAll(letter, way)));
  }
  return [...new Set(found.map(single))];
}

function roughOf(sound) {
  let text = sound;
  for (const [one, other] of page.sounds.alike) text = text.replaceAll(one, other);
  return single(text.replace(new RegExp(`[${page.sounds.vowels}]+`, 'g'), 'a'));
}

function bonesOf(word, rough) {
  if (!ABJAD.test(word)) return single(rough.reduce((one, other) => (one < other ? one : other), '\uffff').replaceAll('a', ''));
  let text = latin(word).replace(new RegExp(`[${page.sounds.half}${page.sounds.vowels}]`, 'g'), '');
  for (const [group, sound] of page.sounds.groups) text = text.replaceAll(group, sound);
  return single(roughOf(text).replaceAll('a', ''));
}

function nominativesOf(word) {
  return page.sounds.endings.flatMap(([nominative, oblique]) => oblique.filter((ending) => word.endsWith(ending) && word.length > ending.length + 2)
    .map((ending) => word.slice(0, word.length - ending.length) + nominative));
}

const known = new Map(); // word → its shapes, computed once
function shapes(word) {
  if (!known.has(word)) {
    const sounds = soundsOf(word);
    const rough = sounds.map(roughOf);
    known.set(word, { word, sounds, rough, bones: bonesOf(word, rough), abjad: ABJAD.test(word) });
  }
  return known.get(word);
}

function amiss(one, other, most) {
  let row = Array.from({ length: other.length + 1 }, (_, number) => number);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
    if (Math.min(...next) > most) return most + 1;
    row = next;
  }
  return row[other.length];
}

function like(typed, name) {
  if (name.word.startsWith(typed.word)) return true;
  if (typed.abjad || name.abjad) return typed.bones.length > 1 && typed.bones === name.bones;
  const short = typed.word.length < 4;
  if (nominativesOf(typed.word).includes(name.word)) return true;
  if (typed.sounds.some((sound) => name.sounds.some((each) => each === sound || (!short && each.startsWith(sound))))) return true;
  if (short) return false;
  if (typed.rough.some((rough) => rough.length > 3 && name.rough.includes(rough))) return true;
  const most = typed.word.length >= 8 ? 1 : 0;
  return most > 0 && typed.sounds.some((sound) => name.sounds.some((each) => sound[0] === each[0] && Math.abs(sound.length - each.length) <= most && amiss(sound, each, most) <= most));
}

function namesOf(node) {
  if (!node.words) {
    const sides = node.represents ? own(page.sides, node.represents) ?? [] : [];
    const posts = node.category === 'person' ? node.edges.flatMap((edge) => (edge.post === undefined ? [] : page.posts[edge.post])) : [];
    const others = node.category === 'meeting' ? [...(node.place ?? []), ...(own(page.sides, node.under ?? '') ?? [])] : [];
    node.words = [...new Set([...node.names, ...(node.spellings ?? []), ...sides, ...posts, ...others].flatMap(wordsIn))].map(shapes);
  }
  return node.words;
}

function matches(node, query = state.query) {
  const typed = wordsIn(query).map(shapes);
  return typed.length > 0 && typed.every((word) => namesOf(node).some((name) => like(word, name)));
}
