/** The whole platform on one machine: its database, its four services as four processes, its keys, and a demo on real data. */
package cx.touchstone.local;
