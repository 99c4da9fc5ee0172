// How it looks. A constructed style sheet and properties set by script need no permission from the host page's content
// security policy; nothing here comes from a survey but three colours that are checked to be colours.

const STYLE = `
:host { display: block; }
:host([hidden]), [hidden] { display: none !important; }
* { box-sizing: border-box; }
.box { color: var(--foreground); background: var(--background); padding: 1rem; border-radius: .75rem; line-height: 1.5;
  text-align: start; overflow-wrap: anywhere; max-width: 44rem; position: relative; }
dialog.box { border: 0; width: min(36rem, 100vw - 1rem); max-height: calc(100vh - 1rem); overflow: auto; }
dialog::backdrop { background: rgb(0 0 0 / .5); }
h2, p, fieldset, legend, form { margin: 0; padding: 0; border: 0; min-inline-size: 0; }
h2 { font-size: 1.25rem; line-height: 1.3; margin-block-end: .5rem; }
.logo { display: block; max-block-size: 3rem; max-inline-size: 100%; margin-block-end: .75rem; }
.introduction { margin-block-end: 1rem; white-space: pre-line; }
.progress { margin-block-end: 1rem; font-size: .875rem; }
progress { display: block; inline-size: 100%; accent-color: var(--accent); }
.question { margin-block-end: 1.5rem; }
legend, .question > label:not(.option), .question > p[tabindex] { display: block; font-weight: 600; margin-block-end: .5rem;
  inline-size: 100%; }
.optional, .help, .ends { font-weight: 400; font-size: .875rem; }
.help, .row { margin-block-end: .75rem; }
.row legend { font-weight: 400; }
.scale { display: grid; grid-template-columns: repeat(auto-fit, minmax(2.5rem, 1fr)); gap: .25rem; }
.scale.stars, .scale.smileys { display: flex; flex-wrap: wrap; }
.scale label { position: relative; display: block; cursor: pointer; }
.scale input { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; margin: 0; opacity: 0; cursor: pointer; }
.mark { display: flex; align-items: center; justify-content: center; min-block-size: 2.75rem; min-inline-size: 2.5rem;
  border: 1px solid var(--foreground); border-radius: .5rem; }
.mark svg { inline-size: 1.75rem; block-size: 1.75rem; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; }
.smileys .mark, .stars .mark { border-color: transparent; }
.numbers input:checked + .mark, .smileys input:checked + .mark { background: var(--accent); color: var(--on-accent);
  border-color: var(--accent); }
.stars input:checked + .mark, .stars label:has(~ label input:checked) .mark { color: var(--accent); }
.stars input:checked + .mark svg, .stars label:has(~ label input:checked) svg { fill: currentColor; }
.ends { display: flex; justify-content: space-between; gap: 1rem; margin-block-start: .25rem; }
.options { display: grid; gap: .25rem; }
.option { display: flex; align-items: center; gap: .625rem; min-block-size: 2.5rem; cursor: pointer; }
.option input { flex: none; inline-size: 1.25rem; block-size: 1.25rem; margin: 0; accent-color: var(--accent); }
.place { min-inline-size: 1.25rem; font-weight: 600; text-align: center; }
.other { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
.other > input { flex: 1 1 10rem; }
input:not([type=radio], [type=checkbox]), textarea { font: inherit; color: inherit; background: var(--background);
  border: 1px solid var(--foreground); border-radius: .5rem; padding: .5rem .625rem; max-inline-size: 100%; min-block-size: 2.75rem; }
textarea, .question > input[type=text] { display: block; inline-size: 100%; }
.wrong { margin-block-start: .5rem; padding-inline-start: .625rem; border-inline-start: .25rem solid currentColor; font-weight: 600; }
.buttons { display: flex; gap: .75rem; }
button { font: inherit; font-weight: 600; padding: .5rem 1.25rem; min-block-size: 2.75rem; border-radius: .5rem; cursor: pointer;
  border: 1px solid var(--accent); background: var(--background); color: var(--accent); }
button.on { background: var(--accent); color: var(--on-accent); }
button[aria-disabled=true] { cursor: progress; }
button.close { position: absolute; inset-block-start: .5rem; inset-inline-end: .5rem; min-inline-size: 2.75rem; padding: 0;
  border-color: transparent; font-size: 1.25rem; z-index: 1; }
dialog .head { padding-inline-end: 3rem; }
:focus-visible, .scale input:focus-visible + .mark { outline: 3px solid var(--accent); outline-offset: 2px; }
.spoken, .away { position: absolute; inline-size: 1px; block-size: 1px; margin: -1px; padding: 0; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; }
.end { white-space: pre-line; }
.incentive { border: 1px solid var(--foreground); border-radius: .5rem; padding: .75rem 1rem; margin-block-start: 1rem; }
.code { font-size: 1.25rem; font-weight: 700; }
a { color: var(--accent); }
@media (forced-colors: active) { .scale input:checked + .mark { forced-color-adjust: none; background: Highlight; color: HighlightText; } }
`;

const dress = root => {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
  } catch (e) {
    root.append(make('style', null, STYLE)); // an old browser, where the host's policy has to allow inline styles
  }
};

/** Relative luminance of #rrggbb, as WCAG defines it. */
const luminance = colour => [1, 3, 5].map(i => parseInt(colour.slice(i, i + 2), 16) / 255)
  .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
  .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);

const colours = (node, theme) => {
  const usual = { accent: '#1d4ed8', background: '#ffffff', foreground: '#1f2937' };
  Object.keys(usual).forEach(name => {
    const colour = /^#[0-9a-f]{6}$/i.test(theme[name]) ? theme[name] : usual[name];
    node.style.setProperty('--' + name, colour);
    if (name === 'accent') {
      node.style.setProperty('--on-accent', 1.05 / (luminance(colour) + 0.05) >= (luminance(colour) + 0.05) / 0.05 ? '#ffffff' : '#000000');
    }
  });
};
