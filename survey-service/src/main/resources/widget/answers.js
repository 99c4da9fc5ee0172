// What counts as an answer: the rules of the service, so that whoever answers hears of a slip at once. The service decides.

/** Text without what no database keeps: NUL and halves of surrogate pairs. */
const clean = text => text.replace(/\0|\p{Surrogate}/gu, '');

/** What somebody typed into a number field: a number, NaN for what is none or cannot be sent exactly, undefined for nothing. */
const numberOf = typed => {
  const text = typed.trim().replace(/^([^.,]*),([^.,]*)$/, '$1.$2');
  if (!text) {
    return undefined;
  }
  const wanted = /[eE]/.test(text) ? null : decimal(text);
  return wanted && compare(wanted, decimal(String(Number(text)))) === 0 ? Number(text) : NaN;
};

const tooMany = (number, decimals) => {
  const [, power, digits] = decimal(String(number));
  return digits.length - power > decimals;
};

const choices = (question, answer) => {
  const alone = (question.options || []).some(option => option.exclusive && answer.includes(option.key));
  return alone ? answer.length > 1 && 'exclusive'
    : (answer.length < (question.minChoices || 0) || answer.length > (question.maxChoices || Infinity)) && 'number-of-choices';
};

const words = (question, answer) => answer.length > question.maxLength ? 'too-long'
  : answer.trim().length < (question.minLength || 0) && 'too-short';

const number = (question, answer) => Number.isNaN(answer) ? 'not-a-number'
  : tooMany(answer, question.decimals || 0) ? 'too-many-decimals'
    : (answer < question.minimum || answer > question.maximum || Math.abs(answer) >= 1e18) && 'out-of-range';

const date = (question, answer) => !/^\d{4}-\d\d-\d\d$/.test(answer) ? 'not-a-date'
  : (answer < question.earliest || answer > question.latest) && 'out-of-range';

const other = answer => typeof answer === 'object' && !answer.other && 'text';

/** The code of what is wrong with an answer to a question that is asked; false when nothing is. */
const faultOf = (question, answer) => {
  if (question.type === 'consent') {
    return question.required && answer !== true && 'consent-needed';
  }
  if (answer === undefined) {
    return question.required && question.type !== 'statement' && 'required';
  }
  switch (question.type) {
    case 'matrix':
      return question.required && question.rows.some(row => !(row.key in answer)) && 'required-row';
    case 'single-choice':
      return other(answer);
    case 'multiple-choice':
      return answer.map(other).find(Boolean) || choices(question, answer);
    case 'ranking':
      return answer.length < question.options.length && 'incomplete-ranking';
    case 'open-text':
      return words(question, answer);
    case 'number':
      return number(question, answer);
    case 'date':
      return date(question, answer);
    default:
      return false;
  }
};
