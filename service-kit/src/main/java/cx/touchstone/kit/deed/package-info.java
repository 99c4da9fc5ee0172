/** What people and programs do with the API, told to the audit log of their tenant in the transaction of the change. */
package cx.touchstone.kit.deed;
