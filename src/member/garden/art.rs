//! Every drawing of the app, once: what is drawn is a `<use>` of a symbol here, or one of the scenes below.
//! Colours come from CSS (`style/components/art.css`), so dark and high-contrast themes need no second drawing.

/// The symbols: a blossom for each [`FlowerKind`](domain::pack::FlowerKind), the fruit and the bud that remain of a
/// picked one, and the icons. They stand once in the page. Centre 0 0, 50 units to each side.
pub const SYMBOLS: &str = concat!(
    r##"<g id="apricot"><g id="a"><path class="petal" d="M0-8C-24-14-24-47 0-48 24-47 24-14 0-8z"/><path class="vein" d="M0-24v-9M-6-24-9-32M6-24 9-32"/></g>"##,
    r##"<use href="#a" transform="rotate(72)"/><use href="#a" transform="rotate(144)"/><use href="#a" transform="rotate(216)"/><use href="#a" transform="rotate(288)"/></g>"##,
    r##"<g id="peach"><g id="p"><path class="petal" d="M0-8C-15-12-28-28-20-41-15-49-4-48 0-42 4-48 15-49 20-41 28-28 15-12 0-8z"/><path class="vein" d="M0-24v-9M-6-24-9-32M6-24 9-32"/></g>"##,
    r##"<use href="#p" transform="rotate(72)"/><use href="#p" transform="rotate(144)"/><use href="#p" transform="rotate(216)"/><use href="#p" transform="rotate(288)"/></g>"##,
    r##"<g id="lotus"><g id="l5" transform="rotate(36)"><g id="l"><path class="petal" d="M0-8C-22-17-19-36 0-49 19-36 22-17 0-8z"/><path class="vein" d="M0-24v-12"/></g>"##,
    r##"<use href="#l" transform="rotate(72)"/><use href="#l" transform="rotate(144)"/><use href="#l" transform="rotate(216)"/><use href="#l" transform="rotate(288)"/></g><use href="#l5" transform="rotate(36) scale(.94)"/></g>"##,
    r##"<g id="fruit"><path class="stem" d="M0-20C0-28 3-33 8-38"/><path class="leaf" d="M5-32C12-42 24-42 30-38 25-29 13-27 5-32z"/><circle class="ripe" r="22" cy="2"/><path class="mark" d="M-9 2l7 8L10-6"/></g>"##,
    r##"<g id="bud"><path class="closed" d="M0-32C13-18 18-6 12 9 6 17-6 17-12 9-18-6-13-18 0-32z"/><path class="vein" d="M0-30C5-18 6-6 2 12"/><path class="calyx" d="M-14 2C-14 20-5 24 0 24S14 20 14 2C9 6 6 8 4 12 2 8 0 6 0 4 0 6-2 8-4 12-6 8-9 6-14 2z"/><path class="stem" d="M0 23C0 31-2 35-5 40"/></g>"##,
    r##"<path id="leaf" class="leaf" d="M0 0C-9-8-9-20 0-30 9-20 9-8 0 0z"/><path id="drop" class="petal" d="M0 8C-9 4-10-8 0-10 10-8 9 4 0 8z"/>"##,
    r##"<g id="tick"><path class="line" d="M-26 2l18 20L28-20"/></g>"##,
    r##"<g id="back"><path class="line" d="M12-28-16 0 12 28"/></g>"##,
    r##"<g id="wait"><path class="line" d="M-22 18a15 15 0 0 1 0-30A22 22 0 0 1 20-14a16 16 0 0 1 4 32z"/></g>"##,
    r##"<g id="keep"><path class="line" d="M-18-32h36v64h-36zM-5 22H5"/></g>"##,
    r##"<g id="call"><path class="line" d="M-28-26c0 34 20 54 54 54v-16l-16-6-8 8C-8 8-12 2-14-6l8-8-6-16z"/></g>"##,
);

/// The tree without its flowers, 360 × 440; the places of the flowers are in `style/screens/garden.css`.
pub const TREE: &str = concat!(
    r##"<circle class="sun" cx="180" cy="178" r="172"/><ellipse class="ground" cx="180" cy="428" rx="92" ry="8"/>"##,
    r##"<g class="wood"><path class="w6" d="M179 380C172 344 194 322 182 282"/>"##,
    r##"<path class="w4" d="M182 284C174 256 167 236 178 212S198 180 202 156"/><path class="w3" d="M181 286C162 262 118 262 92 229M184 292C206 264 246 238 270 191"/>"##,
    r##"<path class="w3" d="M177 214C168 180 142 160 134 115"/>"##,
    r##"<path class="w2" d="M202 158C207 120 204 92 211 66M92 230C66 206 58 168 53 128M134 117C128 86 130 62 133 37M270 192C290 168 308 150 314 122M185 322C150 338 134 322 114 310M184 314C208 320 224 306 239 287S296 276 325 259"/>"##,
    r##"<path class="w1" d="M204 118C222 110 240 98 252 78M66 190C50 190 34 192 22 186M131 74C112 66 96 66 84 56M296 160C312 168 330 172 342 168M184 190C160 176 176 160 168 148M232 250C226 238 222 226 224 212M210 90C196 84 186 84 176 74M282 278C290 292 296 304 310 308M146 324C144 334 146 344 140 354"/></g>"##,
    r##"<g class="twigs"><use href="#leaf" transform="translate(252 78)rotate(20)"/><use href="#leaf" transform="translate(238 98)rotate(-60)scale(.8)"/><use href="#leaf" transform="translate(22 186)rotate(-70)"/>"##,
    r##"<use href="#leaf" transform="translate(84 56)rotate(-60)"/><use href="#leaf" transform="translate(342 168)rotate(80)"/><use href="#leaf" transform="translate(168 148)rotate(-30)scale(.8)"/>"##,
    r##"<use href="#leaf" transform="translate(224 212)rotate(-10)"/><use href="#leaf" transform="translate(176 74)rotate(-50)scale(.8)"/><use href="#leaf" transform="translate(310 308)rotate(120)"/><use href="#leaf" transform="translate(140 354)rotate(200)scale(.8)"/><use href="#leaf" transform="translate(196 330)rotate(70)scale(.9)"/></g>"##,
    r##"<path class="pot" d="M136 378C132 402 140 420 152 428H208C220 420 228 402 224 378z"/><rect class="rim" x="128" y="366" width="104" height="15" rx="7"/><g class="motif"><use href="#apricot" transform="translate(180 404)scale(.34)"/></g>"##,
    r##"<g class="fallen"><use href="#drop" transform="translate(96 424)rotate(70)"/><use href="#drop" transform="translate(258 427)rotate(-110)"/><use href="#drop" transform="translate(286 420)rotate(30)scale(.8)"/></g>"##,
);

/// The leaves behind the bouquet, 320 × 300.
pub const BOUQUET_BACK: &str = concat!(
    r##"<circle class="sun" cx="160" cy="136" r="134"/><path class="wrap-back" d="M52 128Q160 78 268 128L176 250H144z"/>"##,
    r##"<g><use href="#leaf" transform="translate(84 150)rotate(-62)scale(2.2)"/><use href="#leaf" transform="translate(236 150)rotate(62)scale(2.2)"/>"##,
    r##"<use href="#leaf" transform="translate(104 84)rotate(-38)scale(2)"/><use href="#leaf" transform="translate(216 84)rotate(38)scale(2)"/><use href="#leaf" transform="translate(160 62)scale(1.8)"/></g>"##,
);

/// Where the flowers of a bouquet stand, the middle one first: golden-angle steps, flattened to a dome.
pub const BOUQUET_PLACES: [(i16, i16); 12] = [
    (160, 104),
    (124, 122),
    (190, 130),
    (152, 62),
    (208, 88),
    (102, 82),
    (162, 158),
    (196, 48),
    (84, 128),
    (238, 122),
    (120, 42),
    (120, 164),
];

/// The paper and the ribbon that hold it.
pub const BOUQUET_FRONT: &str = concat!(
    r##"<path class="wrap" d="M52 128Q96 190 160 186T268 128L184 244 198 290H122L136 244z"/><path class="fold" d="M136 244 98 164M184 244 222 164M160 240V190"/>"##,
    r##"<g class="ribbon"><path d="M160 244C132 214 104 220 108 240S140 258 160 244zM160 244C188 214 216 220 212 240S180 258 160 244zM154 248 132 294 146 290 154 298 164 250zM166 248 190 292 176 290 168 298 158 250z"/><rect x="150" y="233" width="20" height="22" rx="7"/></g>"##,
);

/// A bud that waits for rain: for what is empty, offline or not found, 320 × 200.
pub const WAITING_BUD: &str = concat!(
    r##"<circle class="sun" cx="160" cy="104" r="92"/><ellipse class="ground" cx="160" cy="182" rx="76" ry="8"/>"##,
    r##"<g class="wood"><path class="w2" d="M160 182C154 150 164 134 160 112"/></g><use href="#leaf" transform="translate(158 158)rotate(-58)scale(1.5)"/><use href="#leaf" transform="translate(161 144)rotate(60)scale(1.3)"/>"##,
    r##"<use href="#bud" transform="translate(160 84)scale(1.25)"/><path class="rain" d="M106 46v14M128 26v14M196 32v14M218 54v14M90 82v14M230 92v14"/>"##,
);

/// Five petals that drift once when an answer was right.
pub const DRIFT: &str = r##"<use href="#drop" x="-40"/><use href="#drop" x="-20"/><use href="#drop"/><use href="#drop" x="20"/><use href="#drop" x="40"/>"##;

/// A flowering spray of the three kinds, for the start page, 320 × 120.
pub const SPRAY: &str = concat!(
    r##"<g class="wood"><path class="w3" d="M6 108C70 96 110 84 160 80S262 60 314 22"/><path class="w2" d="M92 90C84 70 80 56 84 40M214 68C226 84 240 92 262 98"/></g>"##,
    r##"<use href="#leaf" transform="translate(44 98)rotate(-20)"/><use href="#leaf" transform="translate(130 82)rotate(150)"/><use href="#leaf" transform="translate(262 98)rotate(110)scale(.9)"/><use href="#leaf" transform="translate(290 38)rotate(-30)"/><use href="#leaf" transform="translate(84 40)rotate(-30)"/>"##,
    r##"<g class="apricot"><use href="#apricot" transform="translate(92 66)scale(.62)"/><circle class="heart" cx="92" cy="66" r="7"/></g>"##,
    r##"<g class="peach"><use href="#peach" transform="translate(162 70)rotate(14)scale(.8)"/><circle class="heart" cx="162" cy="70" r="9"/></g>"##,
    r##"<g class="lotus"><use href="#lotus" transform="translate(234 54)rotate(8)scale(.66)"/><circle class="heart" cx="234" cy="54" r="7"/></g>"##,
);
