/** What scoring-service's catalogue says of metrics: a tenant's own ones are known there alone. */
package cx.touchstone.journey.catalogue;
