// What a question is answered with. A control is its node, what can be read from it and written to it, and how it is named:
// a single field by a label, a group of fields by a legend. Texts become text nodes, and nothing else.

/** An element; attributes that are null or false are left out, children are nodes or texts. */
const make = (tag, attributes, ...children) => {
  const node = document.createElement(tag);
  Object.entries(attributes || {}).forEach(([name, value]) => {
    if (value !== null && value !== undefined && value !== false) {
      node.setAttribute(name, value === true ? '' : value);
    }
  });
  node.append(...children.filter(child => child !== null && child !== undefined));
  return node;
};

const spoken = text => make('span', { class: 'spoken' }, text);

/** The fields of a list that are ticked. */
const ticked = inputs => inputs.filter(input => input.checked);

/** The others shown, exclusive ones last when the order is drawn. */
const inOrder = question => {
  const options = [...question.options || []];
  if (question.randomised) {
    for (let i = options.length - 1; i > 0; i--) {
      const j = Math.floor(Math.random() * (i + 1));
      [options[i], options[j]] = [options[j], options[i]];
    }
    options.sort((a, b) => !!a.exclusive - !!b.exclusive);
  }
  return options;
};

/** A drawing of 24 by 24 units: characters would be missing where fonts lack them. The page draws the same. */
const drawing = lines => {
  const [svg, path] = ['svg', 'path'].map(name => document.createElementNS('http://www.w3.org/2000/svg', name));
  svg.setAttribute('viewBox', '0 0 24 24');
  path.setAttribute('d', lines);
  svg.append(path);
  return svg;
};

const STAR = 'M12 2.5l2.9 6.2 6.6.8-4.9 4.6 1.3 6.7L12 17.5l-5.9 3.3 1.3-6.7-4.9-4.6 6.6-.8z';
const FACE = 'M2 12a10 10 0 1 0 20 0a10 10 0 1 0-20 0M8.5 9v.5M15.5 9v.5';
const MOUTHS = ['M7.5 17.5q4.5-6 9 0', 'M8 16.5q4-2.5 8 0', 'M8 15.5h8', 'M8 14.5q4 3 8 0', 'M7.5 13.5q4.5 7 9 0'];
/** Which of five faces stands for a rating, 1 to 5. */
const faceOf = (value, lowest, highest) => 1 + Math.round((value - lowest) / (highest - lowest) * 4);

/** Radio buttons from the lowest to the highest rating, with what these mean below. */
const scale = (question, group, say, texts) => {
  const { lowest, highest, style } = question;
  const inputs = [];
  const marks = [];
  for (let value = lowest; value <= highest; value++) {
    const input = make('input', { type: 'radio', name: group, value });
    const meaning = value === lowest ? question.lowestLabel : value === highest ? question.highestLabel : null;
    const face = faceOf(value, lowest, highest);
    const sign = style === 'stars' ? drawing(STAR) : style === 'smileys' ? drawing(FACE + MOUTHS[face - 1]) : null;
    const name = style === 'stars' ? texts.counted('stars', value) : texts.of('smiley.' + face);
    inputs.push(input);
    marks.push(make('label', null, input,
      sign ? make('span', { class: 'mark', 'aria-hidden': 'true' }, sign) : make('span', { class: 'mark' }, String(value)),
      sign ? spoken(name) : null, meaning ? make('span', { class: 'spoken' }, ' ', say(meaning)) : null));
  }
  const ends = question.lowestLabel || question.highestLabel;
  return {
    role: 'radiogroup',
    inputs,
    node: make('div', null, make('div', { class: 'scale ' + (style || 'numbers') }, ...marks),
      ends ? make('div', { class: 'ends', 'aria-hidden': 'true' }, make('span', null, say(question.lowestLabel || '')),
        make('span', null, say(question.highestLabel || ''))) : null),
    read: () => ticked(inputs).map(input => Number(input.value))[0],
    write: answer => inputs.forEach(input => { input.checked = input.value === String(answer); })
  };
};

const matrix = (question, name, say, texts) => {
  const rows = question.rows.map(row => ({
    key: row.key, text: row.text, of: scale(question, name + '.' + row.key, say, texts)
  }));
  return {
    role: 'group',
    inputs: rows.flatMap(row => row.of.inputs),
    node: make('div', null, ...rows.map(row => make('fieldset', { class: 'row' }, make('legend', null, say(row.text)),
      row.of.node))),
    read: () => {
      const rated = rows.filter(row => row.of.read() !== undefined);
      return rated.length ? Object.fromEntries(rated.map(row => [row.key, row.of.read()])) : undefined;
    },
    write: answer => rows.forEach(row => row.of.write(answer[row.key]))
  };
};

/** Options to tick, one or several, and the respondent's own words where they are wanted. */
const choice = (question, name, say, texts) => {
  const several = question.type === 'multiple-choice';
  const options = inOrder(question);
  const inputs = options.map(option => make('input', { type: several ? 'checkbox' : 'radio', name, value: option.key }));
  const labels = options.map((option, i) => make('label', { class: 'option' }, inputs[i], make('span', null, say(option.text))));
  const otherInput = question.other ? make('input', { type: several ? 'checkbox' : 'radio', name, value: '' }) : null;
  const otherText = question.other ? make('input', { type: 'text', maxlength: 500, 'aria-label': texts.of('other-text') }) : null;
  if (question.other) {
    inputs.push(otherInput);
    labels.push(make('div', { class: 'other' }, make('label', { class: 'option' }, otherInput,
      make('span', null, texts.of('other'))), otherText));
    otherText.addEventListener('input', () => {
      if (otherText.value && !otherInput.checked) {
        otherInput.checked = true;
        otherInput.dispatchEvent(new Event('input', { bubbles: true }));
      }
    });
  }
  const isAlone = input => options.some(option => option.exclusive && option.key === input.value);
  if (several) {
    inputs.forEach(input => input.addEventListener('input', () => ticked(inputs).forEach(another => {
      if (input.checked && another !== input && (isAlone(input) || isAlone(another))) {
        another.checked = false;
      }
    })));
  }
  const valueOf = input => input === otherInput ? { other: clean(otherText.value).trim() } : input.value;
  return {
    role: several ? 'group' : 'radiogroup',
    inputs,
    node: make('div', { class: 'options' }, ...labels),
    read: () => {
      const values = ticked(inputs).map(valueOf);
      return several && values.length ? values : values[0];
    },
    write: answer => [].concat(answer).forEach(value => {
      const own = typeof value === 'object';
      const input = own ? otherInput : inputs.find(one => one.value === value && one !== otherInput);
      if (input) {
        input.checked = true;
      }
      if (own && otherText) {
        otherText.value = value.other;
      }
    })
  };
};

/** Options that get their places in the order in which they are ticked. */
const ranking = (question, name, say) => {
  const options = inOrder(question);
  const places = options.map(() => make('span', { class: 'place', 'aria-hidden': 'true' }));
  const inputs = options.map(option => make('input', { type: 'checkbox', name, value: option.key }));
  const order = make('ol', { class: 'spoken', 'aria-live': 'polite' });
  let best = [];
  const show = () => {
    inputs.forEach((input, i) => {
      const place = best.indexOf(input.value) + 1;
      input.checked = place > 0;
      places[i].textContent = place || '';
    });
    order.replaceChildren(...best.map(key => make('li', null, say(options.find(option => option.key === key).text))));
  };
  inputs.forEach(input => input.addEventListener('input', () => {
    best = best.filter(key => key !== input.value).concat(input.checked ? input.value : []);
    show();
  }));
  return {
    role: 'group',
    inputs,
    node: make('div', { class: 'options' }, ...options.map((option, i) =>
      make('label', { class: 'option' }, inputs[i], places[i], make('span', null, say(option.text)))), order),
    read: () => best.length ? [...best] : undefined,
    write: answer => {
      best = answer.filter(key => options.some(option => option.key === key));
      show();
    }
  };
};
