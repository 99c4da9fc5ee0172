// Which questions are asked: the rules of the service's package flow, word by word. A table of cases holds both to them.

/** A decimal number as [sign, power of ten, digits], so that numbers of any length compare exactly; null for a word. */
const decimal = text => {
  const parts = text.length > 40 ? null : /^([+-]?)(?=\.?\d)(\d*)\.?(\d*)(?:[eE]([+-]?\d{1,4}))?$/.exec(text);
  if (!parts) {
    return null;
  }
  const all = parts[2] + parts[3];
  const digits = all.replace(/^0+/, '');
  const power = parts[2].length + Number(parts[4] || 0) - (all.length - digits.length);
  return digits ? [parts[1] === '-' ? -1 : 1, power, digits.replace(/0+$/, '')] : [0, 0, ''];
};

/** Below 0, 0 or above 0, as a is less than, equal to or more than b. */
const compare = ([signA, powerA, a], [signB, powerB, b]) =>
  signA !== signB ? signA - signB : signA * (powerA - powerB || (a < b ? -1 : a > b ? 1 : 0));

/** An answer as conditions see it. */
const valuesOf = answer => {
  if (answer === undefined || answer === null) {
    return [];
  }
  if (Array.isArray(answer)) {
    return answer.flatMap(valuesOf);
  }
  if (typeof answer === 'object') {
    return ['other' in answer ? 'other' : 'rated'];
  }
  return [answer === true ? 'yes' : answer === false ? 'no' : String(answer)];
};

const isOneOf = (value, wanted) => {
  const number = decimal(value);
  return wanted.includes(value) || !!number && wanted.some(other => {
    const second = decimal(other);
    return second && compare(number, second) === 0;
  });
};

const reaches = (values, bound, sign) => values.some(value => {
  const number = decimal(value);
  return number && compare(number, decimal(String(bound))) * sign >= 0;
});

/** Whether a condition holds for these answers of asked questions; an empty one always does. */
const holds = (condition, heard) => {
  if (!condition) {
    return true;
  }
  if (condition.all) {
    return condition.all.every(part => holds(part, heard));
  }
  if (condition.any) {
    return condition.any.some(part => holds(part, heard));
  }
  if (condition.not) {
    return !holds(condition.not, heard);
  }
  if (!condition.question) {
    return true;
  }
  const answer = heard[condition.question];
  const values = valuesOf(condition.row === undefined ? answer
    : answer && typeof answer === 'object' && !Array.isArray(answer) ? answer[condition.row] : undefined);
  if (typeof condition.answered === 'boolean') {
    return condition.answered === values.length > 0;
  }
  return (!condition.is || values.some(value => isOneOf(value, condition.is)))
    && (condition.atLeast === undefined || reaches(values, condition.atLeast, 1))
    && (condition.atMost === undefined || reaches(values, condition.atMost, -1));
};

/** The questions that somebody is asked who answers so. */
const asked = (questions, answers) => {
  const heard = Object.create(null);
  const way = [];
  for (const question of questions) {
    if (holds(question.showIf, heard)) {
      way.push(question);
      const answer = answers[question.key];
      if (answer !== undefined && answer !== null) {
        heard[question.key] = question.type === 'ranking' && Array.isArray(answer) ? answer[0] : answer;
      }
      if (question.endIf && holds(question.endIf, heard)) {
        break;
      }
    }
  }
  return way;
};

/** Puts answers into a text; the result is plain words, which are only ever shown as a text node. */
const fill = (text, wordsOf) => text.replace(/\{\{(.*?)\}\}/g, (place, inside) => {
  const parts = /^\s*answers\.([a-z0-9-]{1,64})\s*(?:\|(.{0,200}))?$/.exec(inside);
  return parts ? wordsOf(parts[1]) || (parts[2] || '').trim() : place;
});
