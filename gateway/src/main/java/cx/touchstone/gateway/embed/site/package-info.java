/** On whose pages an organisation's overviews may be shown. */
package cx.touchstone.gateway.embed.site;
