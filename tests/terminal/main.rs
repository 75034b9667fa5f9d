//! The real program in a real pseudo-terminal: what a person at a terminal meets, and what a terminal,
//! a signal or a disk may do to it.
//!
//! What puts a terminal program ahead, and the test that shows it. Files are under `tests`.
//!
//! | behaviour | file | test |
//! |---|---|---|
//! | 1. nothing typed is ever lost | `terminal/keeping` | `what_is_half_typed_survives_esc_quitting_a_hang_up_and_a_kill` |
//! | 1. nor by an error of the program's own | `terminal/leaving` | `a_panic_keeps_what_was_half_typed_and_its_report_holds_none_of_it` |
//! | 1. nor by an error of the program's own in lines | `plain/ending` | `an_error_of_its_own_saves_what_was_entered_and_is_told_in_lines_with_the_report` |
//! | 1. nor by a kill between two lines | `plain/ending` | `a_kill_at_any_question_loses_nothing_that_was_entered_before_it` |
//! | 1. nor by a line that is hung up | `terminal/tmux` | `in_tmux_a_line_that_is_hung_up_ends_it_and_nothing_typed_is_lost` |
//! | 2. everything can be undone, across sessions | `terminal/journey` | `everything_can_be_undone_across_sessions` |
//! | 2. each kind of entry, in another session | `journeys/undo` | `each_kind_of_entry_can_be_taken_back_in_another_session_and_brought_again` |
//! | 2. a notice with its key in place of a question | `journeys/behaviours` | `what_is_removed_goes_at_once_and_the_notice_names_the_key_that_brings_it_back` |
//! | 3. instant on and off, also where nothing answers | `terminal/drawing` | `a_terminal_that_answers_nothing_is_painted_first_and_used_at_once` |
//! | 4. readable by default: contrast | `../src/view/theme` | `every_tone_reads_as_wcag_aa_asks_on_every_ground_it_is_meant_for` |
//! | 4. the selection is a glyph and reverse | `terminal/drawing` | `without_colour_there_is_still_weight_and_reverse` |
//! | 4. the selection is a glyph wherever there is one | `screens` | `every_screen_with_a_cursor_shows_one` |
//! | 4. without colours none is written | `../src/view/theme` | `without_colours_there_are_none` |
//! | 5. one place for what can be done here | `journeys/around` | `the_palette_runs_what_is_searched_for` |
//! | 5. with the reason why something cannot | `journeys/around` | `the_palette_says_why_something_cannot_be_done` |
//! | 5. what applies here first, each with its key, the rest with the reason | `journeys/behaviours` | `the_list_of_what_can_be_done_has_what_applies_here_first_with_its_keys_and_the_rest_with_the_reason` |
//! | 5. the reference and the man pages from the same tables | `cli/documents` | `manual_pages` |
//! | 6. useful at 40x12, hints drop whole, no word is cut | `journeys/sizes` | `from_40x12_to_300x100_nothing_is_cut_inside_a_word_and_hints_drop_whole` |
//! | 6. better with every step up | `journeys/sizes` | `more_space_earns_more_detail` |
//! | 6. panes drop in a fixed order | `journeys/behaviours` | `parts_of_a_screen_drop_in_a_fixed_order_and_none_comes_back_where_there_is_less_room` |
//! | 7. a true plain mode | `plain` | `the_plain_journey_through_a_pipe_records_what_the_screens_journey_records` |
//! | 7. on a simple terminal, and where it is asked for | `terminal/refusing` | `a_simple_terminal_gets_lines_and_no_screen` |
//! | 7. no boxes, no braille, no repainting | `plain` | `nothing_is_written_that_steers_a_terminal_or_is_a_sign_of_our_own_beyond_ascii` |
//! | 7. the same words at every question | `plain/questions` | `at_every_question_the_words_work_and_a_wrong_answer_is_told_what_would_be_right` |
//! | 8. ctrl-z and fg | `terminal/leaving` | `ctrl_z_gives_the_terminal_back_and_going_on_paints_it_anew` |
//! | 8. the same in tmux | `terminal/tmux` | `in_tmux_ctrl_z_and_fg_come_back_to_the_same_screen` |
//! | 8. the editor, and back to the same place | `terminal/editing` | `what_the_editor_wrote_comes_back_to_the_same_place_and_is_recorded` |
//! | 8. evidence and plans in the editor | `terminal/editing` | `evidence_and_a_goal_go_through_the_editor_field_by_field` |
//! | 8. a resize while suspended | `terminal/leaving` | `a_stop_from_outside_is_as_ctrl_z_and_a_resize_meanwhile_is_seen` |
//! | 8. a resize while the editor is open | `terminal/editing` | `a_resize_while_the_editor_has_the_terminal_is_seen_on_the_way_back` |
//! | 9. a paste never runs keys | `terminal/drawing` | `what_is_pasted_never_runs_keys` |
//! | 9. control characters do not come in | `journeys/behaviours` | `no_control_character_of_a_paste_comes_into_a_field_or_into_the_record` |
//! | 10. copy works in tmux and says how it went | `terminal/tmux` | `in_tmux_copy_reaches_its_buffer_and_says_by_which_way` |
//! | 10. each way of copying is named | `terminal/copying` | `each_way_of_copying_takes_the_item_and_is_named` |
//! | 10. the mouse can be switched off with one key | `terminal/tmux` | `in_tmux_the_mouse_is_given_away_by_one_key_and_taken_back` |
//! | 11. silent when idle, thrifty otherwise | `terminal/drawing` | `a_wait_costs_no_byte_and_a_move_few` |
//! | 11. no wakeup | `terminal/drawing` | `idle_it_waits_without_a_time_out_and_writes_nothing` |
//! | 12. arrows, Enter, Esc and Tab reach everything | `journeys/keyboard` | `every_action_of_every_context_is_reached_by_the_plain_keys` |
//! | 12. no chord needs AltGr | `journeys/keyboard` | `no_key_of_the_table_needs_a_third_level` |
//! | 13. a bad line costs that line only | `terminal/configuring` | `with_each_line_broken_in_turn_it_starts_says_which_and_keeps_the_rest` |
//! | 14. onboarding is the work itself | `terminal/journey` | `a_newcomer_walks_quits_and_comes_back_to_the_same_place` |
//! | 14. empty panes name the one key that fills them | `journeys/behaviours` | `every_empty_pane_names_the_one_key_that_fills_it` |
//! | 15. the screen is an artefact | `shots` | `every_screen_is_the_same_twice_in_every_form` |
//! | fact 1: `NO_COLOR` keeps bold and reverse | `terminal/drawing` | `without_colour_there_is_still_weight_and_reverse` |
//! | fact 2: octants and sextants are not drawn | `journeys/behaviours` | `octants_and_sextants_are_never_drawn` |
//! | fact 3: no frame waits for an answer | `terminal/drawing` | `a_terminal_that_answers_nothing_is_painted_first_and_used_at_once` |
//! | fact 4: no decoration moves, and a change of screen is one frame | `terminal/drawing` | `a_change_of_screen_is_one_frame_and_a_whole_session_a_few_kilobytes` |
//! | fact 5: every mode is restored, whatever ends it | `terminal/leaving` | `a_signal_to_end_leaves_the_terminal_as_it_was` |
//! | fact 6: borders join | `journeys/behaviours` | `borders_join_wherever_they_meet` |
//! | fact 7: a broken pipe ends quietly | `cli/commands` | `a_closed_pipe_ends_quietly` |
//! | fact 7: a full pipe is waited for | `cli/failures` | `a_full_pipe_is_waited_for_and_a_full_disk_is_told` |
//! | fact 8: snapshots carry a plane of tones | `journeys/behaviours` | `a_snapshot_of_a_screen_carries_a_plane_of_its_tones` |
//! | fact 9: `XDG_*` before the platform's own places | `../src/store/places` | `the_environment_is_honoured_in_order` |
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a helper of a test fails its test; the clock is asked only for how long to wait, the disk for what is there"
)]

mod completing;
mod configuring;
mod copying;
mod drawing;
mod editing;
mod home;
mod journey;
mod keeping;
mod leaving;
mod narrow;
mod packets;
mod pointing;
mod refusing;
mod table;
mod teams;
mod tmux;
mod touring;
mod typing;
mod window;
