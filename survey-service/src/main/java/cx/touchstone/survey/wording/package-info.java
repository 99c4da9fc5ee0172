/** The texts that come with the product, for respondents: on the page, in the widget, as usual labels of scales. */
package cx.touchstone.survey.wording;
