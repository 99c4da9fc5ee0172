package cx.touchstone.scoring.persona;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;

/** Observations whose attributes fulfil all of some conditions. One that is gone has none. */
@Entity
@Table(name = "persona")
public class Persona {

    @TenantId
    private String tenantId;
    @Id
    private UUID id;
    private int version;
    private String name;
    @JdbcTypeCode(SqlTypes.JSON)
    private List<PersonaCondition> conditions;

    protected Persona() {
    }

    public UUID id() {
        return id;
    }

    public int version() {
        return version;
    }

    public String name() {
        return name;
    }

    public List<PersonaCondition> conditions() {
        return conditions;
    }

    /**
     * Whether observations are of it, as a condition in SQL that is true or false.
     *
     * @param attributes the column that has their attributes
     * @param parameters to which those of the condition are added
     */
    public String sql(String attributes, List<String> parameters) {
        return conditions.stream().map(condition -> condition.sql(attributes, parameters))
                .collect(Collectors.joining(" and "));
    }
}
