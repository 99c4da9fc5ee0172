// The texts of the interface, which come with the survey in the respondent's language.

class Texts {

  constructor(byKey, language) {
    this.byKey = byKey;
    this.plurals = new Intl.PluralRules(language);
  }

  of(key, values) {
    return (this.byKey[key] || '').replace(/\{(\w+)\}/g, (place, name) => values && name in values ? values[name] : place);
  }

  has(key) {
    return key in this.byKey;
  }

  /** A text that depends on a number, in the form that the language has for it. */
  counted(key, n) {
    const form = key + '.' + this.plurals.select(n);
    return this.of(this.has(form) ? form : this.has(key + '.other') ? key + '.other' : key, { n });
  }

  /** What may be answered, said before it is. */
  hintOf(question) {
    const { type, minimum, maximum, earliest, latest, minChoices, maxChoices } = question;
    if (type === 'ranking') {
      return this.of('hint.ranking');
    }
    if (type === 'multiple-choice') {
      return minChoices && maxChoices ? this.of('hint.choices-from-to', { minimum: minChoices, maximum: maxChoices })
        : minChoices ? this.counted('hint.choices-least', minChoices)
          : maxChoices ? this.counted('hint.choices-most', maxChoices) : this.of('hint.choices');
    }
    return this.between('hint.', type === 'date', minimum === undefined ? earliest : minimum, maximum === undefined ? latest : maximum);
  }

  between(prefix, isDate, minimum, maximum) {
    const key = minimum !== undefined && maximum !== undefined ? 'from-to'
      : minimum !== undefined ? isDate ? 'earliest' : 'least' : maximum !== undefined ? isDate ? 'latest' : 'most' : null;
    return key && this.of(prefix + key, { minimum, maximum });
  }

  /** What is wrong with an answer, for the person who gave it. */
  faultOf(code, question, answer) {
    const { minimum, maximum, earliest, latest, minChoices, maxChoices } = question;
    switch (code) {
      case 'required-row':
        return this.of('error.required-row', { row: question.rows.find(row => !(row.key in answer)).text });
      case 'number-of-choices':
        return answer.length < (minChoices || 0) ? this.counted('error.choices-least', minChoices)
          : this.counted('error.choices-most', maxChoices);
      case 'exclusive':
        return this.of('error.exclusive', { option: question.options.find(one => one.exclusive && answer.includes(one.key)).text });
      case 'too-long':
        return this.counted('error.too-long', question.maxLength);
      case 'too-short':
        return this.counted('error.too-short', question.minLength);
      case 'too-many-decimals':
        return this.counted('error.too-many-decimals', question.decimals || 0);
      case 'out-of-range':
        return this.between('error.', question.type === 'date', minimum === undefined ? earliest : minimum,
          maximum === undefined ? latest : maximum) || this.of('error.out-of-range');
      default:
        return this.of(this.has('error.' + code) ? 'error.' + code : 'error.general');
    }
  }
}
