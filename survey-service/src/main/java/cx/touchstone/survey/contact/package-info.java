/** The people who may be asked: how to reach them, in which language, and what is known of them. */
package cx.touchstone.survey.contact;
