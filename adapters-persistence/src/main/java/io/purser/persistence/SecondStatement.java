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
 * its own, as if the first, which has one parameter and one answer, were not there. Knows the
 * setters that jOOQ uses; with any other the driver misses the last parameter and refuses.
 */
final class SecondStatement extends DefaultPreparedStatement {
  private static final int FIRSTS_PARAMETERS = 1;

  SecondStatement(PreparedStatement both) {
    super(both);
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
    super.setNull(index + FIRSTS_PARAMETERS, type);
  }

  @Override
  public void setNull(int index, int type, String typeName) throws SQLException {
    super.setNull(index + FIRSTS_PARAMETERS, type, typeName);
  }

  @Override
  public void setBoolean(int index, boolean value) throws SQLException {
    super.setBoolean(index + FIRSTS_PARAMETERS, value);
  }

  @Override
  public void setByte(int index, byte value) throws SQLException {
    super.setByte(index + FIRSTS_PARAMETERS, value);
  }

  @Override
  public void setShort(int index, short value) throws SQLException {
    super.setShort(index + FIRSTS_PARAMETERS, value);
  }

  @Override
  public void setInt(int index, int value) throws SQLException {
    super.setInt(index + FIRSTS_PARAMETERS, value);
  }

  @Override
  public void setLong(int index, long value) throws SQLException {
    super.setLong(index + FIRSTS_PARAMETERS, value);
  }

  @Override
  public void setFloat(int index, float value) throws SQLException {
    super.setFloat(index + FIRSTS_PARAMETERS, value);
  }

  @Override
  public void setDouble(int index, double value) throws SQLException {
    super.setDouble(index + FIRSTS_PARAMETERS, value);
  }

  @Override
  public void setBigDecimal(int index, BigDecimal value) throws SQLException {
    super.setBigDecimal(index + FIRSTS_PARAMETERS, value);
  }

  @Override
  public void setString(int index, String value) throws SQLException {
    super.setString(index + FIRSTS_PARAMETERS, value);
  }

  @Override
  public void setBytes(int index, byte[] value) throws SQLException {
    super.setBytes(index + FIRSTS_PARAMETERS, value);
  }

  @Override
  public void setTimestamp(int index, Timestamp value) throws SQLException {
    super.setTimestamp(index + FIRSTS_PARAMETERS, value);
  }

  @Override
  public void setObject(int index, Object value) throws SQLException {
    super.setObject(index + FIRSTS_PARAMETERS, value);
  }

  @Override
  public void setObject(int index, Object value, int type) throws SQLException {
    super.setObject(index + FIRSTS_PARAMETERS, value, type);
  }

  @Override
  public void setArray(int index, Array value) throws SQLException {
    super.setArray(index + FIRSTS_PARAMETERS, value);
  }
}
