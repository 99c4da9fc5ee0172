/** What an organisation decides about itself and shows: its name, language and look. How it counts is scoring-service's. */
package cx.touchstone.gateway.tenant.settings;
