package io.purser.twin.state.card;

import java.util.List;

/** One more question of the questionnaire: the provider may change it at any time. */
public record ExtraQuestion(String id, String label, List<String> options) {}
