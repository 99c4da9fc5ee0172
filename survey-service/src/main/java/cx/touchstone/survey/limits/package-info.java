/** What keeps machines from answering for people: how often one address may call, how fast one may answer, and a trap. */
package cx.touchstone.survey.limits;
