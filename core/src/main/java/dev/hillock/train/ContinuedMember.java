package dev.hillock.train;

import dev.hillock.model.Member;
import dev.hillock.model.Model;
import dev.hillock.nn.Parameters;

/// A network of a model that training goes on with.
///
/// @param model the whole model
/// @param number which of its members, from 0
public record ContinuedMember(Model model, int number) {

  /// The member.
  public Member member() {
    return model.members().get(number);
  }

  /// What it has learned so far, to be changed.
  Parameters parameters() {
    var member = member();
    return new Parameters(member.architecture(), member.parameters().values().clone());
  }
}
