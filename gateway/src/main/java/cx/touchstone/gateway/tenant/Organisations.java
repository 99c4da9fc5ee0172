package cx.touchstone.gateway.tenant;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** The tenants that the current work may see. */
@ApplicationScoped
class Organisations implements PanacheRepositoryBase<Organisation, String> {
}
