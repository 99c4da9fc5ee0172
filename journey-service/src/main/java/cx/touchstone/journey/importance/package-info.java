/** What touchpoints weigh by a tenant's own rules, and which rule decided. */
package cx.touchstone.journey.importance;
