/** Documents on paper: pages with headings, tables and page numbers, as PDF. Knows nothing of what they are about. */
package cx.touchstone.journey.paper;
