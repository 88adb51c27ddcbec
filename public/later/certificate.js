// The certificate (giấy chứng nhận) that a member sends to her family: drawn on her phone, so that neither her name nor
// her score leaves it unless she shares the picture herself. Loaded only when asked for. Every word comes from the caller.

const [WIDTH, HEIGHT] = [1080, 1350];
/** The widest a row of text may be, where the first one begins and the last one ends. */
const [COLUMN, TOP, BOTTOM] = [840, 136, HEIGHT - 100];
/** From one row to the next, in sizes: with room for marks on both sides, Ẵ above and ệ below. */
const LEADING = 1.3;
const FONT = 'system-ui, Roboto, "Noto Sans", "Segoe UI", sans-serif';

// Always the light look of style/tokens.css: the picture lands in chats whose theme nobody knows.
const INK = '#2b1b17', QUIET = '#5b4a44', ACCENT = '#a3154b', RIGHT = '#17592e';
const PAPER = '#fff8ef', SURFACE = '#fff', RULE = '#e6d8c8', SUN = '#fdeeda', WOOD = '#8a6248', LEAF = '#7fa66a', STAMEN = '#fff3cf';

// The drawings of src/member/garden/art.rs: a blossom is 100 units wide, the bouquet 320 × 300.
const BLOSSOMS = {
  apricot: { path: 'M0-8C-24-14-24-47 0-48 24-47 24-14 0-8z', rounds: [0], rim: '#fde07f', petal: '#f8c62f', deep: '#a87400' },
  peach: { path: 'M0-8C-15-12-28-28-20-41-15-49-4-48 0-42 4-48 15-49 20-41 28-28 15-12 0-8z', rounds: [0], rim: '#fbc3d5', petal: '#f48fb1', deep: '#b52a62' },
  lotus: { path: 'M0-8C-22-17-19-36 0-49 19-36 22-17 0-8z', rounds: [36, 0], rim: '#f7c1d3', petal: '#e986aa', deep: '#a3154b' },
};
const VEINS = 'M0-24v-9M-6-24-9-32M6-24 9-32';
const BUD = [
  ['M0-32C13-18 18-6 12 9 6 17-6 17-12 9-18-6-13-18 0-32z', { fill: BLOSSOMS.lotus.rim, line: BLOSSOMS.lotus.deep }],
  ['M-14 2C-14 20-5 24 0 24S14 20 14 2C9 6 6 8 4 12 2 8 0 6 0 4 0 6-2 8-4 12-6 8-9 6-14 2z', { fill: LEAF }],
];
const LEAVES = [[84, 150, -62, 2.2], [236, 150, 62, 2.2], [104, 84, -38, 2], [216, 84, 38, 2], [160, 62, 0, 1.8], [144, 192, -48, 2.6], [176, 192, 48, 2.6], [160, 200, 0, 2.4]];
const PLACES = [[160, 104], [124, 122], [190, 130], [152, 62], [208, 88], [102, 82], [162, 158], [196, 48], [84, 128], [238, 122], [120, 42], [120, 164]];
const LEAST_PLACES = 7; // Where no blossom stands, a bud does.
const WRAP = 'M52 128Q96 190 160 186T268 128L184 244 198 290H122L136 244z';
const FOLDS = 'M136 244 98 164M184 244 222 164M160 240V190';
const RIBBON = `M160 244C132 214 104 220 108 240S140 258 160 244zM160 244C188 214 216 220 212 240S180 258 160 244z
  M154 248 132 294 146 290 154 298 164 250zM166 248 190 292 176 290 168 298 158 250z`;
const KNOT = 'M156 233h8q6 0 6 6v10q0 6-6 6h-8q-6 0-6-6v-10q0-6 6-6z';

// A flowering branch that hangs into the upper left corner; the right one is its mirror image.
const BRANCH = [['M60 96C112 98 156 110 206 144', 9], ['M116 103C160 90 206 88 258 104M142 112C152 160 146 206 118 264', 6], ['M204 91C224 84 236 78 250 68M151 180C174 202 182 224 184 248', 4]];
const BRANCH_LEAVES = [[206, 144, 125], [258, 104, 105], [250, 68, 45], [118, 264, 205], [184, 248, 170], [136, 226, -110], [176, 210, 75]];
const BRANCH_BLOSSOMS = [['peach', 108, 108, 0.64], ['apricot', 180, 116, 0.44], ['lotus', 148, 182, 0.54], ['apricot', 226, 90, 0.28], ['peach', 122, 256, 0.36]];

/**
 * Draws the certificate as a PNG of 1080 × 1350. Absent texts leave no gap; long ones wrap, then shrink.
 * @param of `heading` says what it is, `words` the line below; `name` hers, only where she gave it; `praise`; `score`,
 *   `title` of the campaign, `unit` and `date` as they are to be read; `kinds` a blossom ('apricot', 'peach' or 'lotus') for
 *   each right answer, 12 at most. A no-break space keeps words together, such as those of a unit's name.
 */
export async function draw({ title, unit, name, score, praise, date, kinds, heading, words }) {
  const canvas = Object.assign(document.createElement('canvas'), { width: WIDTH, height: HEIGHT });
  const ctx = Object.assign(canvas.getContext('2d'), { lineCap: 'round', lineJoin: 'round', textAlign: 'center' });
  paper(ctx);
  const above = texts(ctx, [
    { text: heading, size: 80, least: 38, most: 2, bold: true, colour: ACCENT, width: 550 },
    { text: words, size: 34, least: 28, most: 2, colour: QUIET, before: 10, width: 600 },
    { text: name, size: 92, least: 40, most: 3, bold: true, colour: INK, before: 26 },
    { text: praise, size: 40, least: 30, most: 2, colour: INK, before: 16 },
  ]);
  const below = texts(ctx, [
    { text: score, size: 50, least: 32, most: 2, bold: true, colour: RIGHT },
    { text: title, size: 38, least: 28, most: 3, bold: true, colour: INK, before: 12 },
    { text: unit, size: 32, least: 28, most: 3, colour: QUIET, before: 6 },
    { text: date, size: 28, least: 24, most: 1, colour: QUIET, before: 6 },
  ]);
  bouquet(ctx, kinds, TOP + above.height + 16, BOTTOM - below.height - 16);
  above.write(TOP);
  below.write(BOTTOM - below.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('this browser makes no picture of a canvas')))));
}

/**
 * Hands the picture to another app where the phone can, else saves it: 'shared', 'saved' or 'cancelled'. Call it at once
 * when the person taps, with a picture that is drawn already: phones refuse to share what comes late.
 */
export async function share(blob, name, text) {
  const file = new File([blob], name, { type: blob.type });
  if (navigator.canShare?.({ files: [file] })) {
    try {
      await navigator.share({ files: [file], text });
      return 'shared';
    } catch (error) {
      // Anything else means that no app would take it: she can still keep it.
      if (error.name === 'AbortError') return 'cancelled';
    }
  }
  const href = URL.createObjectURL(file);
  Object.assign(document.createElement('a'), { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
  return 'saved';
}

function paper(ctx) {
  shape(ctx, `M0 0h${WIDTH}v${HEIGHT}H0z`, { fill: PAPER });
  for (const [inset, r, line, thick] of [[40, 30, RULE, 5], [56, 24, ACCENT, 1.5]]) {
    const [wide, high, turn] = [WIDTH - 2 * (inset + r), HEIGHT - 2 * (inset + r), `a${r} ${r} 0 0 0`];
    const path = `M${inset + r} ${inset}h${wide}${turn} ${r} ${r}v${high}${turn}-${r} ${r}h-${wide}${turn}-${r}-${r}v-${high}${turn} ${r}-${r}z`;
    shape(ctx, path, { line, thick });
  }
  for (const side of [1, -1]) {
    at(ctx, side === 1 ? 0 : WIDTH, 0, 0, 1, () => {
      ctx.scale(side, 1);
      BRANCH.forEach(([path, thick]) => shape(ctx, path, { line: WOOD, thick }));
      BRANCH_LEAVES.forEach(([x, y, turn]) => leaf(ctx, x, y, turn, 1.15));
      BRANCH_BLOSSOMS.forEach(([kind, x, y, scale], place) => blossom(ctx, kind, x, y, place * 23, scale));
    });
  }
}

/** As large as the room between two heights allows. */
function bouquet(ctx, kinds, top, bottom) {
  const scale = Math.min((bottom - top) / 300, 2.1);
  at(ctx, WIDTH / 2 - 160 * scale, (top + bottom) / 2 - 150 * scale, 0, scale, () => {
    shape(ctx, 'M160 0a146 142 0 1 1 0 284 146 142 0 1 1 0-284z', { fill: SUN });
    shape(ctx, 'M52 128Q160 78 268 128L176 250H144z', { fill: RULE });
    LEAVES.forEach((place) => leaf(ctx, ...place));
    for (let place = Math.min(Math.max(kinds.length, LEAST_PLACES), PLACES.length) - 1; place >= 0; place -= 1) {
      const [x, y] = PLACES[place];
      if (place < kinds.length) blossom(ctx, kinds[place], x, y, place * 40, 0.66);
      else at(ctx, x, y, (x - 160) / 3, 0.9, () => BUD.forEach((part) => shape(ctx, ...part)));
    }
    shape(ctx, WRAP, { fill: SURFACE, line: RULE, thick: 2 });
    shape(ctx, FOLDS, { line: RULE, thick: 2 });
    [RIBBON, KNOT].forEach((part) => shape(ctx, part, { fill: ACCENT, line: SURFACE }));
  });
}

function blossom(ctx, kind, x, y, turn, scale) {
  const { path, rounds, rim, petal, deep } = BLOSSOMS[kind] ?? BLOSSOMS.peach;
  const fill = ctx.createRadialGradient(0, 0, 4, 0, 0, 48);
  [deep, petal, rim].forEach((colour, place) => fill.addColorStop([0, 0.4, 1][place], colour));
  at(ctx, x, y, turn, scale, () => {
    for (const begin of rounds) {
      for (let angle = begin; angle < begin + 360; angle += 72) {
        const parts = [[path, { fill, line: deep }], [VEINS, { line: deep }]];
        at(ctx, 0, 0, angle, begin ? 1 : 0.96, () => parts.forEach((part) => shape(ctx, ...part)));
      }
    }
    shape(ctx, 'M-8 0a8 8 0 1 1 16 0 8 8 0 1 1-16 0z', { fill: STAMEN, line: deep });
    for (let angle = 0; angle < 360; angle += 40) at(ctx, 0, 0, angle, 1, () => shape(ctx, 'M0-12v-6', { line: STAMEN, thick: 2.5 }));
  });
}

const leaf = (ctx, x, y, turn, scale) => at(ctx, x, y, turn, scale, () => shape(ctx, 'M0 0C-9-8-9-20 0-30 9-20 9-8 0 0z', { fill: LEAF }));

/** Draws with the origin at x, y, turned by degrees and scaled. */
function at(ctx, x, y, turn, scale, drawing) {
  ctx.save();
  ctx.translate(x, y);
  ctx.rotate((turn * Math.PI) / 180);
  ctx.scale(scale, scale);
  drawing();
  ctx.restore();
}

function shape(ctx, path, { fill = 'transparent', line = 'transparent', thick = 1.5 }) {
  const drawn = new Path2D(path);
  [ctx.fillStyle, ctx.strokeStyle, ctx.lineWidth] = [fill, line, thick];
  ctx.fill(drawn);
  ctx.stroke(drawn);
}

/** The texts that there are, each in its room, one below the other: how high they are together, and how to write them. */
function texts(ctx, wanted) {
  const rows = wanted.filter(({ text }) => text?.trim()).flatMap((one, place) => fit(ctx, { ...one, before: place && one.before }));
  const write = (top) => {
    for (const { row, font, size, before, colour, width } of rows) {
      [ctx.font, ctx.fillStyle] = [font, colour];
      ctx.fillText(row, WIDTH / 2, top + before + size, width);
      top += before + size * LEADING;
    }
  };
  return { height: rows.reduce((sum, { size, before }) => sum + before + size * LEADING, 0), write };
}

/** The rows of a text. It rather shrinks by a third than take one more row; what is too long even so is cut. */
function fit(ctx, { text, size: largest, least, most, bold, before, colour, width = COLUMN }) {
  for (let [count, size] = [1, largest]; ; size -= 2) {
    if (count < most && size < Math.max(least, largest / 1.5)) [count, size] = [count + 1, largest];
    const font = (ctx.font = `${bold ? 'bold ' : ''}${size}px ${FONT}`);
    let rows = lines(ctx, text, width);
    const fits = rows.length <= count && rows.every((row) => ctx.measureText(row).width <= width);
    if (!fits && (count < most || size > least)) continue;
    if (rows.length > most) rows = [...rows.slice(0, most - 1), `${rows[most - 1]}…`];
    // No word stays alone in the last row: as narrow as the same number of rows allows.
    for (let [narrow, next] = [width, rows]; fits && narrow > 0 && next.length === rows.length; narrow -= 10) {
      [rows, next] = [next, lines(ctx, text, narrow)];
    }
    return rows.map((row, place) => ({ row, size, font, colour, width, before: place ? 0 : before }));
  }
}

function lines(ctx, text, width) {
  const rows = [];
  for (const word of text.normalize('NFC').trim().split(/[ \t\n]+/)) {
    const longer = `${rows.at(-1)} ${word}`;
    if (rows.length && ctx.measureText(longer).width <= width) rows[rows.length - 1] = longer;
    else rows.push(word);
  }
  return rows;
}
