/** Letting nobody of an organisation in for a while, and telling survey-service, which then takes no answers for it. */
package cx.touchstone.gateway.tenant.suspension;
