/**
 * What is known of a person, told to who asks for it, and erased for good: from contacts, links, responses, messages, stored
 * answers and scores.
 */
package cx.touchstone.survey.privacy;
