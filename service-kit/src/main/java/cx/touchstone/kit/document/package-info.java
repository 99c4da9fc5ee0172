/** What the OpenAPI documents of all services have in common: problems, limits, examples, and nothing that nobody can call. */
package cx.touchstone.kit.document;
