/** What a cluster needs besides the manifests: the secrets of a new installation. */
package cx.touchstone.k8s;
