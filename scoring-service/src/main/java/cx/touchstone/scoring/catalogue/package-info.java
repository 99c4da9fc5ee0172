/**
 * The catalogue of metrics that a tenant reads and measures with: the built-in ones and those that it adds.
 */
package cx.touchstone.scoring.catalogue;
