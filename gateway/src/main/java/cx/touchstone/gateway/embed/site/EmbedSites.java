package cx.touchstone.gateway.embed.site;

import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The sites that may show a tenant's overviews in frames of theirs; none unless told. */
@Entity
@Table(name = "embed_sites")
public class EmbedSites {

    @Id
    @Column(name = "tenant_id")
    String tenantId;
    /** Origins, as browsers compare them: {@code https://crm.example}. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    List<String> sites = List.of();
    long revision;

    protected EmbedSites() {
    }

    EmbedSites(String tenantId) {
        this.tenantId = tenantId;
    }

    /** Which ones from now on. */
    void replace(List<String> sites) {
        this.sites = List.copyOf(sites);
        this.revision++;
    }

    public List<String> sites() {
        return sites;
    }
}
