package io.purser.persistence;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import org.jooq.tools.jdbc.DefaultPreparedStatement;

/**
 * The second of two statements that are sent as one text: what it is given and what it answers is
 * its own, as if the first, which has a few parameters and one answer, were not there. Knows the
 * setters that jOOQ uses; with any other the driver misses the last parameter and refuses.
 */
final class SecondStatement extends DefaultPreparedStatement {
  private final int before;

  /**
   * @param before how many parameters the first has
   */
  SecondStatement(PreparedStatement both, int before) {
    super(both);
    this.before = before;
  }

  @Override
  public boolean execute() throws SQLException {
    super.execute();
    return getMoreResults();
  }

  @Override
  public ResultSet executeQuery() throws SQLException {
    execute();
    return getResultSet();
  }

  @Override
  public int executeUpdate() throws SQLException {
    execute();
    return getUpdateCount();
  }

  @Override
  public void setNull(int index, int type) throws SQLException {
    super.setNull(index + before, type);
  }

  @Override
  public void setNull(int index, int type, String typeName) throws SQLException {
    super.setNull(index + before, type, typeName);
  }

  @Override
  public void setBoolean(int index, boolean value) throws SQLException {
    super.setBoolean(index + before, value);
  }

  @Override
  public void setByte(int index, byte value) throws SQLException {
    super.setByte(index + before, value);
  }

  @Override
  public void setShort(int index, short value) throws SQLException {
    super.setShort(index + before, value);
  }

  @Override
  public void setInt(int index, int value) throws SQLException {
    super.setInt(index + before, value);
  }

  @Override
  public void setLong(int index, long value) throws SQLException {
    super.setLong(index + before, value);
  }

  @Override
  public void setFloat(int index, float value) throws SQLException {
    super.setFloat(index + before, value);
  }

  @Override
  public void setDouble(int index, double value) throws SQLException {
    super.setDouble(index + before, value);
  }

  @Override
  public void setBigDecimal(int index, BigDecimal value) throws SQLException {
    super.setBigDecimal(index + before, value);
  }

  @Override
  public void setString(int index, String value) throws SQLException {
    super.setString(index + before, value);
  }

  @Override
  public void setBytes(int index, byte[] value) throws SQLException {
    super.setBytes(index + before, value);
  }

  @Override
  public void setTimestamp(int index, Timestamp value) throws SQLException {
    super.setTimestamp(index + before, value);
  }

  @Override
  public void setObject(int index, Object value) throws SQLException {
    super.setObject(index + before, value);
  }

  @Override
  public void setObject(int index, Object value, int type) throws SQLException {
    super.setObject(index + before, value, type);
  }

  @Override
  public void setArray(int index, Array value) throws SQLException {
    super.setArray(index + before, value);
  }
}
