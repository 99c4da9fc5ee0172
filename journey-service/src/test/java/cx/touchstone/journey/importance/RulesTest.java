package cx.touchstone.journey.importance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.kit.Refusal.Fault;

class RulesTest {

    @Test
    void a_rule_behind_one_that_holds_wherever_it_does_never_decides() throws Exception {
        assertEquals(List.of("/rules/1"), faults("""
                {"name": "a", "when": {"channels": ["web", "phone"]}, "importance": 1},
                {"name": "b", "when": {"channels": ["web"], "teams": ["Sales"]}, "importance": 2}"""));
        assertEquals(List.of("/rules/1"), faults("""
                {"name": "always", "importance": 1}, {"name": "b", "when": {"tags": ["x"]}, "importance": 2}"""));
        assertEquals(List.of("/rules/1"), faults("""
                {"name": "a", "when": {"volumeFrom": 100}, "importance": 1},
                {"name": "b", "when": {"volumeFrom": 100, "volumeTo": 200}, "importance": 2}"""));
    }

    @Test
    void rules_that_may_decide_are_let_be() throws Exception {
        assertEquals(List.of(), faults("""
                {"name": "a", "when": {"channels": ["web"]}, "importance": 1},
                {"name": "b", "when": {"channels": ["web", "phone"]}, "importance": 2},
                {"name": "c", "when": {"volumeFrom": 100}, "importance": 3},
                {"name": "d", "when": {"volumeFrom": 50}, "importance": 4},
                {"name": "e", "when": {"volumeTo": 50}, "importance": 5},
                {"name": "f", "when": {"volumeTo": 60}, "importance": 6},
                {"name": "otherwise", "importance": 7}"""));
    }

    @Test
    void bounds_that_nothing_lies_between_and_names_that_occur_twice_are_refused() throws Exception {
        assertEquals(List.of("/rules/0/when/volumeTo", "/rules/1/name"), faults("""
                {"name": "a", "when": {"volumeFrom": 2, "volumeTo": 1}, "importance": 1},
                {"name": "a", "when": {"teams": ["Sales"]}, "importance": 1}"""));
    }

    private static List<String> faults(String rules) throws Exception {
        return new ObjectMapper().readValue("{\"rules\": [" + rules + "]}", Rules.class).contradictions().stream()
                .map(Fault::pointer).toList();
    }
}
