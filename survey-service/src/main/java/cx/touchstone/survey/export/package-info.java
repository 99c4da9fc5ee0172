/** Taking responses out, of any number and in constant memory: as CSV for people, as NDJSON for programs and for the import. */
package cx.touchstone.survey.export;
