package cx.touchstone.survey.persona;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;

/** Respondents whose attributes fulfil all of some conditions. One that is gone has none. */
@Entity
public class Persona {

    @TenantId
    String tenantId;
    @Id
    UUID id;
    int version;
    String name;
    @JdbcTypeCode(SqlTypes.JSON)
    List<PersonaCondition> conditions;

    protected Persona() {
        // for JPA
    }

    /**
     * Whether somebody is of it, as a condition in SQL that is true or false.
     *
     * @param attributes the column that has their attributes
     * @param values to which those of the condition are added: texts, numbers, and lists of texts
     */
    public String sql(String attributes, List<Object> values) {
        return conditions.stream().map(condition -> condition.sql(attributes, values)).collect(Collectors.joining(" and "));
    }
}
