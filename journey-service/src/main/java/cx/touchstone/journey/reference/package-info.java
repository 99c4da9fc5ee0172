/** Who refers to what: things that others refer to are not removed. */
package cx.touchstone.journey.reference;
