/**
 * How much of the platform one caller may take: token buckets for keys, tenants and addresses, which the replicas of the
 * gateway
 * keep together.
 */
package cx.touchstone.gateway.limits;
